import type { Clock } from '@ticketing/common/base';
import { route, sendPage } from '@ticketing/common/http';
import { z } from 'zod';
import type { Sellers } from '../models/sellers.ts';
import type { Tickets } from '../models/tickets.ts';
import { listingPages } from './listing-page-view.ts';
import { listingQueryFields } from './listing-query-input.ts';
import { ownTicketView } from './ticket-view.ts';

interface Deps {
  tickets: Tickets;
  sellers: Sellers;
  clock: Clock;
}

export const listTickets = ({ tickets, sellers, clock }: Deps) => {
  const pages = listingPages({ tickets, sellers, clock });

  return route({
    get: '/api/tickets',
    summary: 'Find listings; without filters, all to come that have something left, soonest first',
    who: 'anyone',
    input: { query: listingQueryFields },
    answer: { 200: z.array(ownTicketView) },
    handle: async (req, res) => {
      const isSeller = req.input.userId !== undefined && req.input.userId === req.user?.id;
      const withdrawnToo = isSeller || req.user?.role === 'admin';
      const isFront = Object.keys(req.query).length === 0;
      sendPage(req, res, await (isFront ? pages.front() : pages.find({ ...req.input, withdrawnToo })));
    },
  });
};
