import { route } from '@ticketing/common/http';
import type { Tickets } from '../models/tickets.ts';
import { ticketView, toTicketView } from './ticket-view.ts';

export const showTicket = ({ tickets }: { tickets: Tickets }) =>
  route({
    get: '/api/tickets/:id',
    summary: 'Show a listing and what is left of it',
    who: 'anyone',
    answer: { 200: ticketView },
    handle: async (req, res) => {
      res.json(toTicketView(await tickets.find(String(req.params.id))));
    },
  });
