import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Shape } from '../load/job.ts';
import { median } from '../measure/figure.ts';
import { loadOnce, perSecondOf } from '../measure/load-once.ts';
import { mainConnections } from '../measure/settings.ts';
import { atLeast, atMost } from '../measure/verdict.ts';
import { startPage, startWebApp } from '../servers/web-app.ts';
import { type Scenario, usualListings } from './row.ts';
import { startOurs } from './start-shop.ts';

const plainPage = fileURLToPath(new URL('../../../plain-page', import.meta.url));
const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
const arrivals = 300;
/** Next compiles what it needs at the first requests. */
const minWarmSeconds = 4;

const buildPlainPage = () => {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  const { status, stderr } = spawnSync(process.execPath, [next, 'build'], {
    cwd: plainPage,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The plain page was not built: ${stderr}`);
};

/** In its list and its rails, each once; the plain page lists as many. */
export const homeLinks = 30;

/** Strangers look at it; both read the same listings from the same service. */
export const homePage: Scenario = {
  id: '10',
  name: `home page, server rendered, ${homeLinks} listings`,
  run: async (place, { rounds, seconds, warmSeconds }) => {
    buildPlainPage();
    const { tickets } = await startOurs(place, { listings: usualListings, orders: false });
    const { url: ours } = await startWebApp(place, tickets.url);
    const plainArgs = [next, 'start', plainPage];
    const { url: plain } = await startPage(place, 'plain-page', plainArgs, { API_URL: tickets.url });

    const shape: Shape = { status: 200, fields: [], links: homeLinks };
    const plan = [{ method: 'GET', path: '/' }] as const;
    const rateOf = async (url: string, seconds: number) =>
      perSecondOf(
        await loadOnce(place, {
          url,
          connections: mainConnections,
          shape,
          plan,
          load: { kind: 'seconds', seconds },
        }),
      );
    for (const url of [ours, plain]) await rateOf(url, Math.max(warmSeconds, minWarmSeconds));
    place.timingBegins();
    const [our, its]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      our.push(await rateOf(ours, seconds));
      its.push(await rateOf(plain, seconds));
    }
    const { p99Ms } = await loadOnce(place, {
      url: ours,
      connections: 256,
      shape,
      plan,
      load: { kind: 'rate', rate: arrivals, seconds },
    });
    const [mine, theirs] = [median(our), median(its)];
    return [
      atLeast(
        `${mine.toFixed(0)}/s by ${theirs.toFixed(0)}/s of a plain pages-router page`,
        mine / theirs,
        3,
        '×',
      ),
      atMost(`p99 at ${arrivals} requests a second`, p99Ms, 50, 'ms'),
    ];
  },
};
