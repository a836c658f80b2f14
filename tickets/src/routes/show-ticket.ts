import { NotFoundError } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { mayEnd } from '../domain/cancel.ts';
import type { Sellers } from '../models/sellers.ts';
import type { Tickets } from '../models/tickets.ts';
import type { ViewCounter } from '../services/view-counter.ts';
import { ownTicketView, toOwnTicketView, toSellerView, toTicketView } from './ticket-view.ts';

interface Deps {
  tickets: Tickets;
  sellers: Sellers;
  viewed: Pick<ViewCounter, 'count'>;
}

export const showTicket = ({ tickets, sellers, viewed }: Deps) =>
  route({
    get: '/api/tickets/:id',
    summary: 'Show a listing and what is left of it',
    who: 'anyone',
    answer: { 200: ownTicketView },
    handle: async (req, res) => {
      const ticket = await tickets.find(String(req.params.id));
      const isOwn = mayEnd(ticket, req.user);
      if (ticket.hidden && !isOwn) throw new NotFoundError();
      const nameOf = await sellers.namesOf([ticket.userId]);
      if (ticket.userId !== req.user?.id) viewed.count(ticket.id);
      const view = isOwn ? toOwnTicketView(ticket) : toTicketView(ticket);
      res.json({ ...view, ...toSellerView(ticket.userId, nameOf(ticket.userId)) });
    },
  });
