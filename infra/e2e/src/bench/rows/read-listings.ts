import type { PlannedRequest, Shape } from '../load/job.ts';
import type { Contender } from '../measure/types.ts';
import type { BenchPlace } from '../servers/bench-place.ts';
import { type SignedIn, signedIn } from './people.ts';
import { startFloor } from './start-floor.ts';
import { startShop } from './start-shop.ts';

export const listingFields = [
  'id',
  'title',
  'price',
  'userId',
  'version',
  'quantity',
  'available',
  'maxPerOrder',
  'description',
  'category',
  'venue',
  'startsAt',
  'status',
];

export const page: Shape = { status: 200, fields: listingFields, length: 50 };
export const one: Shape = { status: 200, fields: listingFields };

/** Somebody of whom there are fifty asks for one thing after the other. */
export const startReading = async (
  place: BenchPlace,
  size: { listings: number; others: number },
  shape: Shape,
  planOf: (ids: readonly string[]) => readonly Omit<PlannedRequest, 'method'>[],
): Promise<Contender[]> => {
  const { ours, peer, limit, ids } = await startShop(place, { ...size, orders: false });
  const people = signedIn(50);
  const asked = planOf(ids);
  const planFor = (side: 'ours' | 'peer') =>
    asked.map(
      (request, n): PlannedRequest => ({
        method: 'GET',
        cookie: (people[n % people.length] as SignedIn)[side],
        ...request,
      }),
    );
  const our: Contender = {
    side: 'ours',
    url: ours.tickets.url,
    plan: planFor('ours'),
    shape,
    programs: [ours.tickets],
  };
  return [
    our,
    { ...our, side: 'peer', url: peer.tickets.url, plan: planFor('peer'), programs: [peer.tickets] },
    { ...our, side: 'limit', url: limit.url, programs: [limit] },
    await startFloor(place, our),
  ];
};
