import type { PlannedRequest, Shape } from '../load/job.ts';
import type { Contender } from '../measure/types.ts';
import type { BenchPlace } from '../servers/bench-place.ts';
import { type SignedIn, signedIn } from './people.ts';
import { usualListings } from './row.ts';
import { startFloor } from './start-floor.ts';
import { type Ours, startShop } from './start-shop.ts';

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

type Asked = readonly Omit<PlannedRequest, 'method'>[];

/** Somebody of whom there are fifty asks for one thing after the other. */
const planFor = (side: 'ours' | 'peer', asked: Asked): PlannedRequest[] => {
  const people = signedIn(50);
  return asked.map((request, n) => ({
    method: 'GET',
    cookie: (people[n % people.length] as SignedIn)[side],
    ...request,
  }));
};

/** Ours alone. */
export const ourReads = ({ tickets }: Pick<Ours, 'tickets'>, shape: Shape, asked: Asked): Contender => ({
  side: 'ours',
  url: tickets.url,
  plan: planFor('ours', asked),
  shape,
  programs: [tickets],
});

export const startReading = async (
  place: BenchPlace,
  shape: Shape,
  planOf: (ids: readonly string[]) => Asked,
): Promise<Contender[]> => {
  const { ours, peer, limit, ids } = await startShop(place, { listings: usualListings, orders: false });
  const asked = planOf(ids);
  const our = ourReads(ours, shape, asked);
  return [
    our,
    { ...our, side: 'peer', url: peer.tickets.url, plan: planFor('peer', asked), programs: [peer.tickets] },
    { ...our, side: 'limit', url: limit.url, programs: [limit] },
    await startFloor(place, our),
  ];
};
