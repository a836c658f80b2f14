import type { PlannedRequest, Shape } from '../load/job.ts';
import type { Settings } from '../measure/settings.ts';
import type { Contender } from '../measure/types.ts';
import { type SignedIn, signedIn } from './people.ts';
import { alone, type Comparison, type StartOurs } from './row.ts';
import { storedIn } from './shop-data.ts';
import { startFloor } from './start-floor.ts';
import { type Ours, startOurs, startShop } from './start-shop.ts';
import { processedBy, untilCount } from './until-so.ts';

const shape: Shape = { status: 201, fields: ['id', 'status', 'expiresAt', 'ticket'] };

const maxListings = 40_000;
const ordersOfOne = 4;
/** So many come at a time, and when they have bought their few the next: services know a token for a while only. */
const atOnce = 64;
const buyerOf = (n: number) => Math.floor(n / (atOnce * ordersOfOne)) * atOnce + (n % atOnce);

/** A listing is sold once: so many are needed. */
const listingsFor = ({ rounds, connections, seconds }: Settings) =>
  Math.min(maxListings, Math.ceil(rounds * (connections.length + 1) * seconds * 1500) + 1000);

/** Each listing is bought once, by somebody who buys a few. */
const planOf = (wanted: readonly string[]) => {
  const buyers = signedIn(buyerOf(wanted.length - 1) + atOnce);
  return (side: 'ours' | 'peer') =>
    wanted.map(
      (ticketId, n): PlannedRequest => ({
        method: 'POST',
        path: '/api/orders',
        cookie: (buyers[buyerOf(n)] as SignedIn)[side],
        body: { ticketId },
        want: { status: 'created' },
      }),
    );
};

const ourContender = (ours: Ours, plan: readonly PlannedRequest[]): Contender => {
  const sold = storedIn(ours.store.db('tickets'), 'tickets');
  return {
    side: 'ours',
    url: ours.orders?.url as string,
    plan,
    once: true,
    shape,
    programs: [ours.orders, ours.tickets].flatMap((program) => program ?? []),
    settled: (answers) =>
      untilCount('listings shown as sold', answers, () => sold.countDocuments({ onSale: false })),
  };
};

/** Ours alone, with an order of each of these listings. */
export const ourOrders = (ours: Ours, ids: readonly string[]): Contender =>
  ourContender(ours, planOf(ids)('ours'));

/** Ours alone, in an environment of its own. */
export const ordersOf: StartOurs = async (place, settings, env, name) => {
  const ours = await startOurs(place, { listings: listingsFor(settings), orders: true, env, name });
  return ourOrders(ours, ours.ids);
};

export const createOrder: Comparison = {
  id: '4',
  name: 'POST /api/orders, uncontended, until tickets shows it',
  goals: [{ what: 'rate', of: 'peer', at: 4 }, { what: 'rate', of: 'limit', at: 0.4 }, alone],
  start: async (place, settings) => {
    const { ours, peer, limit, ids } = await startShop(place, {
      listings: listingsFor(settings),
      orders: true,
    });
    const wanted = ids.slice(-listingsFor(settings));
    const planFor = planOf(wanted);
    const shown = processedBy(peer.tickets.url);
    const updated = processedBy(peer.orders?.url as string);
    const bare = {
      side: 'limit',
      url: limit.url,
      // its orders are of no listing, so it may go on for ever
      plan: planFor('ours').map((request) => ({ ...request, body: {} })),
      shape,
      programs: [limit],
    } as const;
    return [
      ourContender(ours, planFor('ours')),
      {
        side: 'peer',
        url: peer.orders?.url as string,
        plan: planFor('peer'),
        once: true,
        shape,
        programs: [peer.orders, peer.tickets].flatMap((program) => program ?? []),
        settled: async (answers) => {
          await untilCount("orders in the PEER's tickets", answers, shown);
          await untilCount("listings in the PEER's orders", answers, updated);
        },
      },
      bare,
      await startFloor(place, bare),
    ];
  },
};
