import { one, startReading } from './read-listings.ts';
import { alone, type Comparison, type StartOurs, usualListings } from './row.ts';
import { startOurs } from './start-shop.ts';

/** Coprime to every number of listings that is used: all are met, and no two neighbours together. */
const step = 7919;
const asked = 20_000;

export const manyListings = (ids: readonly string[]) =>
  Array.from({ length: asked }, (_, n) => {
    const id = ids[(n * step) % ids.length] as string;
    return { path: `/api/tickets/${id}`, want: { id } };
  });

/** Ours alone, in an environment of its own. */
export const showsOf: StartOurs = async (place, _settings, env, name) => {
  const { tickets, ids } = await startOurs(place, { listings: usualListings, orders: false, env, name });
  const plan = manyListings(ids).map((request) => ({ method: 'GET' as const, ...request }));
  return { side: 'ours', url: tickets.url, plan, shape: one, programs: [tickets] };
};

export const show: Comparison = {
  id: '2',
  name: 'GET /api/tickets/:id, many different ones',
  goals: [{ what: 'rate', of: 'peer', at: 5 }, { what: 'rate', of: 'limit', at: 1 }, alone],
  start: (place) => startReading(place, one, manyListings),
};
