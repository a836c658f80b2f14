import { publisher, TicketUpdated } from '@ticketing/common/events';
import { toTicketData } from './ticket-data.ts';

export const ticketUpdated = publisher(TicketUpdated, toTicketData);
