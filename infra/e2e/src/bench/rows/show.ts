import { one, startReading } from './read-listings.ts';
import { alone, type Comparison, sizeOf, usualListings } from './row.ts';

/** Coprime to every number of listings that is used: all are met, and no two neighbours together. */
const step = 7919;
const asked = 20_000;

export const show: Comparison = {
  id: '2',
  name: 'GET /api/tickets/:id, many different ones',
  goals: [{ what: 'rate', of: 'peer', at: 5 }, { what: 'rate', of: 'limit', at: 1 }, alone],
  start: (place, _settings, listings) =>
    startReading(place, sizeOf(listings, usualListings), one, (ids) =>
      Array.from({ length: asked }, (_, n) => {
        const id = ids[(n * step) % ids.length] as string;
        return { path: `/api/tickets/${id}`, want: { id } };
      }),
    ),
};
