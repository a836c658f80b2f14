import { TicketUpdated } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import { toTicketData } from './ticket-data.ts';

export const ticketUpdated = publisher(TicketUpdated, toTicketData);
