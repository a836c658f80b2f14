import { defineEvent, type EventOf } from './define-event.ts';
import { ticketData, ticketSample } from './ticket-data.ts';

export const TicketUpdated = defineEvent('ticket:updated', ticketData, {
  ...ticketSample,
  version: 1,
  priceCents: 2500,
});
export type TicketUpdated = EventOf<typeof TicketUpdated>;
