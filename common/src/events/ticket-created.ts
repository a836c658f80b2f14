import { defineEvent, type EventOf } from './define-event.ts';
import { ticketData, ticketSample } from './ticket-data.ts';

export const TicketCreated = defineEvent('ticket:created', ticketData, ticketSample);
export type TicketCreated = EventOf<typeof TicketCreated>;
