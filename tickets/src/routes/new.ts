import { newId } from '@ticketing/common/middlewares';
import { route } from '@ticketing/common/service';
import { list } from '../domain/ticket.ts';
import type { Tickets } from '../models/tickets.ts';
import { listingFields, toListing } from './listing-input.ts';
import { ticketView, toTicketView } from './ticket-view.ts';

export const newTicket = ({ tickets }: { tickets: Tickets }) =>
  route({
    post: '/api/tickets',
    summary: 'List tickets for sale',
    who: 'user',
    input: { body: listingFields },
    answer: { 201: ticketView },
    limits: [{ points: 120, perSeconds: 60, by: 'user' }],
    handle: async (req, res) => {
      const { id } = newId(req);
      const listing = { ...toListing(req.input), id, userId: req.user.id };
      res.status(201).json(toTicketView(await tickets.insertOnce(list(listing))));
    },
  });
