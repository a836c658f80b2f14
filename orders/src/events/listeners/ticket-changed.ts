import { listener, TicketCreated, TicketUpdated } from '@ticketing/common/events';
import type { Tickets } from '../../models/tickets.ts';

export const ticketChanged = ({ tickets }: { tickets: Tickets }) => [
  listener(TicketCreated, ({ data }) => tickets.keep(data)),
  listener(TicketUpdated, ({ data }) => tickets.keep(data)),
];
