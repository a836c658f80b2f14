import type { PlannedRequest, Shape } from '../load/job.ts';
import { signedIn } from './people.ts';
import { listingFields } from './read-listings.ts';
import { alone, type Comparison, usualListings } from './row.ts';
import { storedIn } from './shop-data.ts';
import { startFloor } from './start-floor.ts';
import { newListing, startShop } from './start-shop.ts';
import { processedBy, untilCount } from './until-so.ts';

const shape: Shape = { status: 201, fields: listingFields };

export const createListing: Comparison = {
  id: '3',
  name: 'POST /api/tickets, until orders has its copy',
  goals: [{ what: 'rate', of: 'peer', at: 3 }, { what: 'rate', of: 'limit', at: 0.6 }, alone],
  start: async (place) => {
    const listings = usualListings;
    const { ours, peer, limit } = await startShop(place, { listings, orders: true });
    const sellers = signedIn(200);
    const planFor = (side: 'ours' | 'peer') =>
      sellers.map(
        (seller): PlannedRequest => ({
          method: 'POST',
          path: '/api/tickets',
          cookie: seller[side],
          body: newListing,
          want: { title: newListing.title, price: newListing.price, available: 1 },
        }),
      );
    const copies = storedIn(ours.store.db('orders'), 'tickets');
    const processed = processedBy(peer.orders?.url as string);
    const bare = { side: 'limit', url: limit.url, plan: planFor('ours'), shape, programs: [limit] } as const;
    return [
      {
        side: 'ours',
        url: ours.tickets.url,
        plan: planFor('ours'),
        shape,
        programs: [ours.tickets, ours.orders].flatMap((program) => program ?? []),
        settled: (answers) =>
          untilCount('copies in orders', listings + answers, () => copies.estimatedDocumentCount()),
      },
      {
        side: 'peer',
        url: peer.tickets.url,
        plan: planFor('peer'),
        shape,
        programs: [peer.tickets, peer.orders].flatMap((program) => program ?? []),
        settled: (answers) => untilCount("copies in the PEER's orders", answers, processed),
      },
      bare,
      await startFloor(place, bare),
    ];
  },
};
