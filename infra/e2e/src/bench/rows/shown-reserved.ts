import { setTimeout as sleep } from 'node:timers/promises';
import type { Collection } from 'mongodb';
import { percentile } from '../measure/figure.ts';
import { atMost } from '../measure/verdict.ts';
import { type SignedIn, signedIn } from './people.ts';
import type { Scenario } from './row.ts';
import { type Stored, storedIn } from './shop-data.ts';
import { startOurs } from './start-shop.ts';
import { warmListings, warmOrders } from './warm-orders.ts';

const perSecond = 100;
const patienceMs = 10_000;

/** Asks the store, not the service, and once for all: who looks must not be what makes it late. */
const watch = (listings: Collection<Stored>) => {
  const waiting = new Map<string, (shownAt: number) => void>();
  let stopped = false;
  const polling = (async () => {
    while (!stopped) {
      const filter = { _id: { $in: [...waiting.keys()] }, onSale: false };
      const shown = waiting.size > 0 ? await listings.find(filter, { projection: { _id: 1 } }).toArray() : [];
      for (const { _id } of shown) {
        waiting.get(_id)?.(performance.now());
        waiting.delete(_id);
      }
      await sleep(1);
    }
  })();
  return {
    shownAt: (id: string) => new Promise<number>((shown) => waiting.set(id, shown)),
    stop: () => {
      stopped = true;
      return polling;
    },
  };
};

export const shownReserved: Scenario = {
  id: '8',
  name: "from an order's 201 to the ticket shown as reserved, 100 orders a second",
  run: async (place, settings) => {
    const warm = warmListings(settings);
    const count = Math.ceil(perSecond * settings.seconds * 2);
    const ours = await startOurs(place, { listings: count + warm, orders: true });
    const { store, orders } = ours;
    await warmOrders(place, ours, [orders?.url as string], ours.ids.slice(count));
    const ids = ours.ids.slice(0, count);
    const people = signedIn(count);
    const watched = watch(storedIn(store.db('tickets'), 'tickets'));

    const order = async (ticketId: string, { ours: cookie }: SignedIn): Promise<number> => {
      const shown = watched.shownAt(ticketId);
      const answer = await fetch(`${orders?.url}/api/orders`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ ticketId }),
      });
      const orderedAt = performance.now();
      const text = await answer.text();
      if (answer.status !== 201) throw new Error(`Ordering: ${answer.status} ${text}`);
      const late = sleep(patienceMs, Number.NaN, { ref: false });
      const shownAt = await Promise.race([shown, late]);
      if (Number.isNaN(shownAt)) throw new Error(`${ticketId} was not shown as reserved`);
      return Math.max(0, shownAt - orderedAt);
    };

    place.timingBegins();
    const ordered: Promise<number>[] = [];
    const begunAt = performance.now();
    for (const [n, id] of ids.entries()) {
      await sleep(Math.max(0, begunAt + (n / perSecond) * 1000 - performance.now()));
      ordered.push(order(id, people[n] as SignedIn));
    }
    const times = await Promise.all(ordered);
    await watched.stop();
    return [atMost('p50', percentile(times, 0.5), 5, 'ms'), atMost('p99', percentile(times, 0.99), 25, 'ms')];
  },
};
