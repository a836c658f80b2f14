import { setTimeout as sleep } from 'node:timers/promises';
import type { PlannedRequest } from '../load/job.ts';
import { loadOnce, perSecondOf } from '../measure/load-once.ts';
import { atLeast, atMost } from '../measure/verdict.ts';
import { differentFilters } from './filtered-list.ts';
import { signedIn } from './people.ts';
import { page } from './read-listings.ts';
import { type Scenario, usualListings } from './row.ts';
import { startOurs } from './start-shop.ts';

const times = 3;
const recoveryMs = 5000;

export const overload: Scenario = {
  id: '15',
  // the dearest of the reads: of the cheap ones a load generator with half a core cannot send three times as many
  name: 'three times more than it can take, GET /api/tickets with all filters different',
  run: async (place, { seconds, warmSeconds }) => {
    const { tickets } = await startOurs(place, { listings: usualListings, orders: false });
    const people = signedIn(50);
    const plan = differentFilters().map(
      (request, n): PlannedRequest => ({
        method: 'GET',
        cookie: people[n % people.length]?.ours as string,
        ...request,
      }),
    );
    const shape = { ...page, refusals: [429, 503] };
    const ask = { url: tickets.url, connections: 64, shape, plan };
    await loadOnce(place, { ...ask, load: { kind: 'seconds', seconds: warmSeconds } });
    const before = await loadOnce(place, { ...ask, load: { kind: 'seconds', seconds } });
    const peak = perSecondOf(before);

    place.timingBegins();
    const tooMuch = { kind: 'rate', rate: Math.round(peak * times), seconds } as const;
    const { byStatus, startedAt, endedAt, lateMs } = await loadOnce(place, {
      ...ask,
      connections: 2000,
      load: tooMuch,
    });
    const good = ((byStatus[200]?.count ?? 0) / (endedAt - startedAt)) * 1000;
    const refused = [429, 503].flatMap((status) => byStatus[status] ?? []);
    await sleep(recoveryMs);
    const after = await loadOnce(place, { ...ask, load: { kind: 'seconds', seconds } });
    const offered = tooMuch.rate * seconds;
    const slowestMs = Math.max(0, ...refused.map(({ p99Ms }) => p99Ms));
    const slowest = atMost('the slowest refusal, p99', slowestMs, 50, 'ms');
    return [
      atLeast('goodput', (good / peak) * 100, 90, '% of the peak'),
      atLeast(
        'refused',
        (refused.reduce((sum, { count }) => sum + count, 0) / offered) * 100,
        50,
        '% of all',
      ),
      { ...slowest, reached: `${slowest.reached}, sent ${lateMs.toFixed(0)} ms late` },
      atLeast('five seconds later', (perSecondOf(after) / peak) * 100, 90, '% of the peak'),
    ];
  },
};
