import { singleFlight } from '@ticketing/common/base';
import { categories } from '@ticketing/common/contracts';
import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Suggesting } from '../services/suggesting.ts';
import { text } from './listing-query-input.ts';

const view = z.strictObject({
  listings: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      city: z.string().optional(),
      startsAt: z.iso.datetime().nullable(),
      category: z.enum(categories),
    }),
  ),
  didYouMean: z.string().nullable(),
});

export const suggestTickets = ({ suggesting }: { suggesting: Suggesting }) => {
  const suggested = singleFlight(suggesting.suggest);

  return route({
    get: '/api/tickets/suggestions',
    summary: 'While somebody types: the soonest listings, or what they may have meant where there is none',
    who: 'anyone',
    input: { query: { search: text('Search', 200, 'search.invalid') } },
    answer: { 200: view },
    handle: async (req, res) => res.json(await suggested(req.input.search ?? '')),
  });
};
