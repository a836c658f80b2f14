import { afterEach, expect, it } from '@jest/globals';
import { freePort } from '@ticketing/common/programs';
import { findProgram } from '../../../harness/find-program.ts';
import { frontPage } from '../../rows/list.ts';
import { ourReads, page } from '../../rows/read-listings.ts';
import { startOurs } from '../../rows/start-shop.ts';
import { type BenchPlace, benchPlace } from '../../servers/bench-place.ts';
import { loadOnce } from '../load-once.ts';
import { mainConnections } from '../settings.ts';

// a test of seconds may be tried again, in another place
const places: BenchPlace[] = [];
afterEach(() => Promise.all(places.splice(0).map((place) => place.stop())));

const crowd = 256;
/** It was 15.5 while V8 made objects of requests among the old ones, and is 2 (decision 138). */
const maxCollectingPercent = 10;

(findProgram('nats-streaming-server') ? it : it.skip)(
  'When a crowd was there, then afterwards hardly any CPU goes into collecting garbage',
  async () => {
    const place = benchPlace(process.execPath);
    places.push(place);
    const metricsPort = await freePort();
    const env = { METRICS_PORT: String(metricsPort) };
    const ours = await startOurs(place, { listings: 2000, orders: false, env });
    const { url, plan, shape } = ourReads(ours, page, frontPage());
    const load = (connections: number) =>
      loadOnce(place, { url, plan, shape, connections, load: { kind: 'seconds', seconds: 4 } });
    const spent = async () => {
      const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
      const sumOf = (name: string) =>
        text
          .split('\n')
          .filter((line) => line.startsWith(name))
          .reduce((sum, line) => sum + Number(line.split(' ').pop()), 0);
      return { cpu: sumOf('process_cpu_seconds_total'), collecting: sumOf('nodejs_gc_duration_seconds_sum') };
    };

    await load(crowd);
    const before = await spent();
    await load(mainConnections);
    const after = await spent();
    const percent = ((after.collecting - before.collecting) / (after.cpu - before.cpu)) * 100;
    console.log(`${percent.toFixed(1)} % of the CPU went into collecting garbage`);
    expect(percent).toBeLessThan(maxCollectingPercent);
  },
  60_000,
);
