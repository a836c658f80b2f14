import { route } from '@ticketing/common/http';
import type { Sellers } from '../models/sellers.ts';
import type { Tickets } from '../models/tickets.ts';
import { ticketView, toSellerView, toTicketView } from './ticket-view.ts';

export const showTicket = ({ tickets, sellers }: { tickets: Tickets; sellers: Sellers }) =>
  route({
    get: '/api/tickets/:id',
    summary: 'Show a listing and what is left of it',
    who: 'anyone',
    answer: { 200: ticketView },
    handle: async (req, res) => {
      const ticket = await tickets.find(String(req.params.id));
      const nameOf = await sellers.namesOf([ticket.userId]);
      res.json({ ...toTicketView(ticket), ...toSellerView(ticket.userId, nameOf(ticket.userId)) });
    },
  });
