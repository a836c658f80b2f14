import { publisher, TicketCreated } from '@ticketing/common/events';
import { toTicketData } from './ticket-data.ts';

export const ticketCreated = publisher(TicketCreated, toTicketData);
