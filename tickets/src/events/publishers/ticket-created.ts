import { TicketCreated } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import { toTicketData } from './ticket-data.ts';

export const ticketCreated = publisher(TicketCreated, toTicketData);
