import type { Clock } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Tickets } from '../models/tickets.ts';
import { cachedFor } from '../services/cached-for.ts';

const keptMs = 1000;

export const listCategories = ({ tickets, clock }: { tickets: Tickets; clock: Clock }) => {
  const categories = cachedFor(keptMs, clock, async () => {
    const found = await tickets.grouped('category', clock(), 100);
    return found.map(({ name, count }) => ({ category: name, count }));
  });
  tickets.outbox.onSaved(categories.forget);

  return route({
    get: '/api/tickets/categories',
    summary: 'Categories that have something left, the largest first',
    who: 'anyone',
    answer: { 200: z.array(z.strictObject({ category: z.string(), count: z.int() })) },
    handle: async (_req, res) => res.json(await categories.get()),
  });
};
