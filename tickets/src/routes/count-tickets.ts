import { type Clock, singleFlight } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Tickets } from '../models/tickets.ts';
import { listingFilterFields, listingQueryFields, toListingQuery } from './listing-query-input.ts';

const maxCount = 1000;

export const countTickets = ({ tickets, clock }: { tickets: Tickets; clock: Clock }) => {
  const counted = singleFlight((wanted: string) =>
    tickets.count(toListingQuery(JSON.parse(wanted), false, clock()), maxCount),
  );

  return route({
    get: '/api/tickets/count',
    summary: `How many listings a list with these filters has; more: beyond ${maxCount.toLocaleString('en')}`,
    who: 'anyone',
    // a list by date leaves out what is over
    input: { query: { sort: listingQueryFields.sort, ...listingFilterFields } },
    answer: { 200: z.strictObject({ count: z.int(), more: z.boolean() }) },
    handle: async (req, res) => res.json(await counted(JSON.stringify(req.input))),
  });
};
