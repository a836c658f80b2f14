import { setTimeout as sleep } from 'node:timers/promises';
import type { Program } from '@ticketing/local';
import type { PlannedRequest, Shape } from '../load/job.ts';
import { loadOnce } from '../measure/load-once.ts';
import { mainConnections } from '../measure/settings.ts';
import { atMost } from '../measure/verdict.ts';
import type { BenchPlace } from '../servers/bench-place.ts';
import { megabytesOf } from '../servers/memory.ts';
import { startWebApp } from '../servers/web-app.ts';
import { homeLinks } from './home-page.ts';
import { signedIn } from './people.ts';
import { one } from './read-listings.ts';
import { type Scenario, usualListings } from './row.ts';
import { startOurs } from './start-shop.ts';

/** By the usual length of a measurement: a minute in a whole run. */
const loadTimes = 12;
const idleMs = 3000;

interface Measured {
  name: string;
  program: Program;
  shape: Shape;
  plan: readonly PlannedRequest[];
  idleMb: number;
  loadedMb: number;
}

const verdictsOf = async (
  place: BenchPlace,
  { name, program, shape, plan, idleMb, loadedMb }: Measured,
  seconds: number,
) => {
  await sleep(idleMs);
  const idle = megabytesOf(program);
  const half = { kind: 'seconds', seconds: (seconds * loadTimes) / 2 } as const;
  const load = { url: program.url, connections: mainConnections, load: half, shape, plan };
  await loadOnce(place, load);
  const halfWay = megabytesOf(program);
  await loadOnce(place, load);
  const after = megabytesOf(program);
  return [
    atMost(`${name}: idle`, idle, idleMb, 'MB'),
    atMost(`${name}: after ${seconds * loadTimes} s of load`, after, loadedMb, 'MB'),
    atMost(`${name}: growth in the second half`, ((after - halfWay) / halfWay) * 100, 10, '%'),
  ];
};

export const memory: Scenario = {
  id: '14',
  name: 'memory, idle and after load',
  run: async (place, { seconds }) => {
    const { tickets, ids } = await startOurs(place, { listings: usualListings, orders: false });
    const client = await startWebApp(place, tickets.url);
    const people = signedIn(50);
    const shows = ids.map(
      (id, n): PlannedRequest => ({
        method: 'GET',
        path: `/api/tickets/${id}`,
        cookie: people[n % people.length]?.ours as string,
      }),
    );
    const home: Shape = { status: 200, fields: [], links: homeLinks };
    const pages = [{ method: 'GET', path: '/' }] as const;
    const ofTickets = { name: 'tickets', program: tickets, shape: one, plan: shows };
    const ofClient = { name: 'client', program: client, shape: home, plan: pages };
    return [
      ...(await verdictsOf(place, { ...ofTickets, idleMb: 110, loadedMb: 160 }, seconds)),
      ...(await verdictsOf(place, { ...ofClient, idleMb: 150, loadedMb: 300 }, seconds)),
    ];
  },
};
