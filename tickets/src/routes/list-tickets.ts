import type { Clock } from '@ticketing/common/base';
import { pageOf, route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Tickets } from '../models/tickets.ts';
import { cachedFor } from '../services/cached-for.ts';
import { cursorOf, listingQueryFields, toListingQuery } from './listing-query-input.ts';
import { ticketView, toTicketView } from './ticket-view.ts';

const frontPageMs = 250;

export const listTickets = ({ tickets, clock }: { tickets: Tickets; clock: Clock }) => {
  const frontPage = cachedFor(frontPageMs, clock, () =>
    tickets.page(toListingQuery({ sort: 'newest' }, false, clock()), 51),
  );
  // who lists something sees it at once, here at least
  tickets.outbox.onSaved(frontPage.forget);

  return route({
    get: '/api/tickets',
    summary: 'Find listings; without filters, all to come that have something left, newest first',
    who: 'anyone',
    input: { query: listingQueryFields },
    answer: { 200: z.array(ticketView) },
    handle: async (req, res) => {
      const { limit, ...wanted } = req.input;
      const isSeller = wanted.userId !== undefined && wanted.userId === req.user?.id;
      const query = toListingQuery(wanted, isSeller || req.user?.role === 'admin', clock());
      const isFront = Object.keys(req.query).length === 0;
      const found = isFront ? await frontPage.get() : await tickets.page(query, limit + 1);
      res.json(pageOf(req, res, limit, found, cursorOf(query.sort)).map(toTicketView));
    },
  });
};
