import type { Clock } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Tickets } from '../models/tickets.ts';
import { cachedFor } from '../services/cached-for.ts';

const keptMs = 1000;
const maxCities = 50;

export const listCities = ({ tickets, clock }: { tickets: Tickets; clock: Clock }) => {
  const cities = cachedFor(keptMs, clock, async () => {
    const found = await tickets.grouped('city', clock(), maxCities);
    return found.map(({ name, count }) => ({ city: name, count }));
  });
  tickets.outbox.onSaved(cities.forget);

  return route({
    get: '/api/tickets/cities',
    summary: `Cities in which something is left, the largest first, at most ${maxCities}`,
    who: 'anyone',
    answer: { 200: z.array(z.strictObject({ city: z.string(), count: z.int() })) },
    handle: async (_req, res) => res.json(await cities.get()),
  });
};
