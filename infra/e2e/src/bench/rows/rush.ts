import type { PlannedRequest, Shape } from '../load/job.ts';
import { loadOnce, perSecondOf } from '../measure/load-once.ts';
import { mainConnections } from '../measure/settings.ts';
import { atLeast, atMost, exactly } from '../measure/verdict.ts';
import { signedIn } from './people.ts';
import { one } from './read-listings.ts';
import type { Scenario } from './row.ts';
import { startOurs } from './start-shop.ts';

const buyers = 1000;
const shape: Shape = { status: 201, fields: ['id', 'status'], refusals: [400, 503] };

export const rush: Scenario = {
  id: '5',
  name: '1,000 buyers at once, one ticket',
  run: async (place, { seconds }) => {
    const { tickets, orders, ids } = await startOurs(place, { listings: 2, orders: true });
    const [warm, wanted] = ids as [string, string];
    const url = orders?.url as string;
    const people = signedIn(buyers);
    const planFor = (ticketId: string) =>
      people.map(
        ({ ours: cookie }): PlannedRequest => ({
          method: 'POST',
          path: '/api/orders',
          cookie,
          body: { ticketId },
        }),
      );
    const everybody = { url, connections: buyers, load: { kind: 'amount', amount: buyers }, shape } as const;
    await loadOnce(place, { ...everybody, plan: planFor(warm) });
    const { byStatus, maxMs } = await loadOnce(place, { ...everybody, plan: planFor(wanted) });

    const steady = { connections: mainConnections, load: { kind: 'seconds', seconds } } as const;
    const refused = await loadOnce(place, { ...steady, url, shape, plan: planFor(wanted) });
    const path = `/api/tickets/${wanted}`;
    const plan: PlannedRequest[] = [{ method: 'GET', path, cookie: people[0]?.ours as string }];
    const shown = await loadOnce(place, { ...steady, url: tickets.url, shape: one, plan });
    return [
      exactly('orders', byStatus[201]?.count ?? 0, 1),
      exactly('refusals', byStatus[400]?.count ?? 0, buyers - 1),
      exactly('answers with 503', byStatus[503]?.count ?? 0, 0),
      atMost('the slowest answer', maxMs, 1000, 'ms'),
      atLeast("refusals by row 2's rate", (perSecondOf(refused) / perSecondOf(shown)) * 100, 60, '%'),
    ];
  },
};
