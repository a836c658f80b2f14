import type { PlannedRequest, Shape } from '../load/job.ts';
import { now } from '../load/tally.ts';
import { loadOnce } from '../measure/load-once.ts';
import { atMost, exactly } from '../measure/verdict.ts';
import { startService } from '../servers/our-services.ts';
import { signedIn } from './people.ts';
import type { Scenario } from './row.ts';
import { storedIn } from './shop-data.ts';
import { startOurs } from './start-shop.ts';
import { untilCount } from './until-so.ts';
import { warmListings, warmOrders } from './warm-orders.ts';

const buyers = 10_000;
const listings = 1000;
const shape: Shape = { status: 201, fields: ['id', 'status'], refusals: [400, 503] };

export const onSaleDay: Scenario = {
  id: '6',
  name: '10,000 buyers, 1,000 tickets, two replicas of orders',
  run: async (place, settings) => {
    const warm = warmListings(settings);
    const ours = await startOurs(place, { listings: listings + warm, orders: true });
    const { store, broker, orders, ids } = ours;
    const env = { NATS_CLIENT_ID: 'bench-orders-2' };
    const second = await startService(place, 'orders', { store, broker, env });
    const urls = [orders?.url as string, second.url];
    await warmOrders(place, ours, urls, ids.slice(listings));
    const wanted = ids.slice(0, listings);
    const people = signedIn(buyers);
    const plan = people.map(
      ({ ours: cookie }, n): PlannedRequest => ({
        method: 'POST',
        path: '/api/orders',
        cookie,
        body: { ticketId: wanted[n % listings] as string },
      }),
    );
    const half = buyers / 2;
    place.timingBegins();
    const results = await Promise.all(
      urls.map((url, at) =>
        loadOnce(place, {
          url,
          connections: 128,
          load: { kind: 'amount', amount: half },
          shape,
          plan: plan.slice(at * half, (at + 1) * half),
        }),
      ),
    );
    const made = storedIn(store.db('orders'), 'orders');
    await untilCount('events that wait', 0, () => made.countDocuments({ outboxAt: { $exists: true } }));
    const seconds = (now() - Math.min(...results.map(({ startedAt }) => startedAt))) / 1000;
    const answered = (status: number) =>
      results.reduce((sum, { byStatus }) => sum + (byStatus[status]?.count ?? 0), 0);
    return [
      exactly('orders', await made.countDocuments({ ticketId: { $in: wanted } }), listings),
      exactly('answers with 201', answered(201), listings),
      exactly('refusals', answered(400), buyers - listings),
      exactly('answers with 503', answered(503), 0),
      atMost('all answered, all outboxes empty', seconds, 10, 's'),
    ];
  },
};
