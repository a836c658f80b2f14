import { setTimeout as sleep } from 'node:timers/promises';
import type { PlannedRequest } from '../load/job.ts';
import { loadOnce } from '../measure/load-once.ts';
import { mainConnections } from '../measure/settings.ts';
import { atMost } from '../measure/verdict.ts';
import { megabytesOf } from '../servers/memory.ts';
import { signedIn } from './people.ts';
import { one } from './read-listings.ts';
import { type Scenario, usualListings } from './row.ts';
import { startOurs } from './start-shop.ts';

/** By the usual length of a measurement: a minute in a whole run. */
const loadTimes = 12;
const idleMs = 3000;

export const memory: Scenario = {
  id: '14',
  name: 'memory of tickets, idle and after load',
  run: async (place, { seconds }) => {
    const { tickets, ids } = await startOurs(place, { listings: usualListings, orders: false });
    await sleep(idleMs);
    const idle = megabytesOf(tickets);
    const people = signedIn(50);
    const plan = ids.map(
      (id, n): PlannedRequest => ({
        method: 'GET',
        path: `/api/tickets/${id}`,
        cookie: people[n % people.length]?.ours as string,
      }),
    );
    const half = { kind: 'seconds', seconds: (seconds * loadTimes) / 2 } as const;
    const load = { url: tickets.url, connections: mainConnections, load: half, shape: one, plan };
    await loadOnce(place, load);
    const halfWay = megabytesOf(tickets);
    await loadOnce(place, load);
    const after = megabytesOf(tickets);
    return [
      atMost('idle', idle, 110, 'MB'),
      atMost(`after ${seconds * loadTimes} s of load`, after, 160, 'MB'),
      atMost('growth in the second half', ((after - halfWay) / halfWay) * 100, 10, '%'),
    ];
  },
};
