import { type Clock, singleFlight } from '@ticketing/common/base';
import { readyPage, rememberedJson, route, sendPage } from '@ticketing/common/http';
import { z } from 'zod';
import type { Tickets } from '../models/tickets.ts';
import { cachedFor } from '../services/cached-for.ts';
import {
  cursorOf,
  type ListingQueryInput,
  listingQueryFields,
  toListingQuery,
} from './listing-query-input.ts';
import { ticketView, toTicketView } from './ticket-view.ts';

const frontPageMs = 250;

interface Asked extends ListingQueryInput {
  limit: number;
  withdrawnToo: boolean;
}

export const listTickets = ({ tickets, clock }: { tickets: Tickets; clock: Clock }) => {
  const jsonOf = rememberedJson(toTicketView);
  const pageFor = async ({ limit, withdrawnToo, ...wanted }: Asked) => {
    const found = await tickets.page(toListingQuery(wanted, withdrawnToo, clock()), limit + 1);
    return readyPage(limit, found, jsonOf, (last) => cursorOf(wanted.sort, last.decode()));
  };
  const sharedPage = singleFlight((asked: string) => pageFor(JSON.parse(asked)));
  const frontPage = cachedFor(frontPageMs, clock, () =>
    pageFor({ sort: 'newest', limit: 50, withdrawnToo: false }),
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
      const isSeller = req.input.userId !== undefined && req.input.userId === req.user?.id;
      const withdrawnToo = isSeller || req.user?.role === 'admin';
      const isFront = Object.keys(req.query).length === 0;
      const asked = JSON.stringify({ ...req.input, withdrawnToo });
      sendPage(req, res, await (isFront ? frontPage.get() : sharedPage(asked)));
    },
  });
};
