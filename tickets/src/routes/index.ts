import type { Clock } from '@ticketing/common/base';
import { pageOf, route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Tickets } from '../models/tickets.ts';
import { cachedFor } from '../services/cached-for.ts';
import { ticketView, toTicketView } from './ticket-view.ts';
import { cursorOf, toWish, wishFields } from './wish-input.ts';

const frontPageMs = 250;

export const listTickets = ({ tickets, clock }: { tickets: Tickets; clock: Clock }) => {
  const frontPage = cachedFor(frontPageMs, clock, () =>
    tickets.page(toWish({ sort: 'newest' }, false, clock()), 51),
  );
  // who lists something sees it at once, here at least
  tickets.outbox.onSaved(frontPage.forget);

  return route({
    get: '/api/tickets',
    summary: 'Find listings; without a wish, all to come that have something left, newest first',
    who: 'anyone',
    input: { query: wishFields },
    answer: { 200: z.array(ticketView) },
    handle: async (req, res) => {
      const { limit, ...wanted } = req.input;
      const isSeller = wanted.userId !== undefined && wanted.userId === req.user?.id;
      const wish = toWish(wanted, isSeller || req.user?.role === 'admin', clock());
      const isFront = Object.keys(req.query).length === 0;
      const found = isFront ? await frontPage.get() : await tickets.page(wish, limit + 1);
      res.json(pageOf(req, res, limit, found, cursorOf(wish.sort)).map(toTicketView));
    },
  });
};
