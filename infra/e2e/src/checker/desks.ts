import { type Desk, groupBy, type TicketDocument } from './world.ts';

/** Somebody whose session is known. */
export interface Seller {
  id: string;
  insist<Body>(method: string, path: string): Promise<{ status: number; body: Body }>;
}

const maxIds = 50;
const dayMs = 86_400_000;
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** The numbers on the desk of everybody who has listings, as the API gives them. */
export const shownToSellers = async (
  people: readonly Seller[],
  tickets: readonly TicketDocument[],
): Promise<Desk[]> => {
  const listings = groupBy(tickets, ({ userId }) => userId);
  const sellers = people.filter(({ id }) => listings.has(id));
  return Promise.all(sellers.map((seller) => deskOf(seller, listings.get(seller.id) ?? [])));
};

const deskOf = async (seller: Seller, listings: readonly TicketDocument[]): Promise<Desk> => {
  const sums: Desk['sums'] = [];
  for (let from = 0; from < listings.length; from += maxIds) {
    const ids = listings.slice(from, from + maxIds).map(({ _id }) => _id);
    sums.push(...(await read<Desk['sums']>(seller, `/api/orders/sales?ticketIds=${ids}`)));
  }
  const range = new URLSearchParams({
    from: dayOf(Date.now() - dayMs),
    to: dayOf(Date.now() + dayMs),
    timeZone: 'UTC',
  });
  const days = await read<Desk['days'][]>(seller, `/api/orders/sales/days?${range}`);
  const sum = (of: keyof Desk['days']) => days.reduce((total, day) => total + day[of], 0);
  return {
    sellerId: seller.id,
    sums,
    days: {
      orders: sum('orders'),
      seats: sum('seats'),
      revenue: sum('revenue'),
      refunded: sum('refunded'),
    },
  };
};

const read = async <Body>(seller: Seller, path: string): Promise<Body> => {
  const { status, body } = await seller.insist<Body>('GET', path);
  if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
  return body;
};
