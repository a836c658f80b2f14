import type { PlannedRequest, Shape } from '../load/job.ts';
import { loadOnce } from '../measure/load-once.ts';
import { mainConnections, type Settings, writesPerWarmSecond } from '../measure/settings.ts';
import type { BenchPlace } from '../servers/bench-place.ts';
import { signedIn } from './people.ts';
import { storedIn } from './shop-data.ts';
import type { Ours } from './start-shop.ts';
import { untilCount } from './until-so.ts';

const shape: Shape = { status: 201, fields: ['id', 'status'] };

/** So many listings are sold before anything is timed: what has just started runs code that is not compiled yet. */
export const warmListings = ({ warmSeconds }: Settings) => warmSeconds * writesPerWarmSecond;

/** Sells each of them once, at these replicas in turn, and waits until everybody knows. */
export const warmOrders = async (
  place: BenchPlace,
  { store }: Ours,
  urls: readonly string[],
  ids: readonly string[],
) => {
  const share = Math.ceil(ids.length / urls.length);
  const buyers = signedIn(ids.length);
  const plan = ids.map(
    (ticketId, n): PlannedRequest => ({
      method: 'POST',
      path: '/api/orders',
      cookie: buyers[n]?.ours as string,
      body: { ticketId },
    }),
  );
  for (const [at, url] of urls.entries()) {
    const its = plan.slice(at * share, (at + 1) * share);
    const load = { kind: 'amount', amount: its.length } as const;
    await loadOnce(place, { url, connections: mainConnections, load, shape, plan: its });
  }
  const shown = storedIn(store.db('tickets'), 'tickets');
  await untilCount('listings shown as sold', ids.length, () => shown.countDocuments({ onSale: false }));
};
