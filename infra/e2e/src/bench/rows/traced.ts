import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compare } from '../measure/compare.ts';
import { figure } from '../measure/figure.ts';
import { ratioOf } from '../measure/judge.ts';
import { againSettings, type Settings } from '../measure/settings.ts';
import type { Goal } from '../measure/types.ts';
import { type BenchPlace, benchPlace } from '../servers/bench-place.ts';
import { ordersOf } from './create-order.ts';
import type { Scenario, StartOurs } from './row.ts';
import { showsOf } from './show.ts';

const share = '0.1';
const goal: Goal = { what: 'rate', of: 'ours', at: 0.95, ours: 'a tenth traced', variant: 'untraced' };
/** Two of the same differ by more than what is looked for, and so do two seconds: short turns, and many pairs. */
const pairs = 16;
const brief: Settings = { ...againSettings, rounds: 8, warmSeconds: 2, seconds: 0.5 };

/** Takes traces and throws them away. */
const startSink = async (place: BenchPlace) => {
  const sink = createServer((req, res) => {
    req.resume().on('end', () => res.writeHead(200, { 'Content-Type': 'application/json' }).end('{}'));
  });
  sink.listen(0, '127.0.0.1');
  await once(sink, 'listening');
  const { port } = sink.address() as AddressInfo;
  place.onStop(() => {
    sink.close();
    sink.closeAllConnections();
  });
  return { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`, OTEL_TRACES_SAMPLER_ARG: share };
};

/** How many times what one process does untraced another does that traces, measured by turns. */
const ratioOfPair = async (node: string, start: StartOurs, tracing: Record<string, string>, pair: number) => {
  const place = benchPlace(node);
  try {
    const untraced = await start(place, brief, {}, `untraced-${pair}`);
    const traced = await start(place, brief, tracing, `traced-${pair}`);
    const both = [
      { ...untraced, variant: goal.variant as string },
      { ...traced, variant: goal.ours as string },
    ];
    const contenders = pair % 2 === 0 ? both : both.reverse();
    const compared = await compare({ contenders, settings: brief, withLatency: false, step: () => {} });
    return ratioOf(compared, goal) as number;
  } finally {
    await place.stop();
  }
};

/** Ours with and without: what it costs to see. */
const traced = (id: string, name: string, start: StartOurs): Scenario => ({
  id,
  name: `${name}, with a tenth of them traced`,
  run: async (place) => {
    const tracing = await startSink(place);
    const ratios: number[] = [];
    for (let pair = 1; pair <= pairs; pair++)
      ratios.push(await ratioOfPair(place.node, start, tracing, pair));
    const { median, min, max } = figure(ratios);
    const reached = `${median.toFixed(3)}× (${pairs} pairs of processes: ${min.toFixed(2)} to ${max.toFixed(2)})`;
    return [{ text: `a tenth traced ≥ ${goal.at}× untraced`, reached, met: median >= goal.at }];
  },
});

export const tracedShow = traced('20r', 'GET /api/tickets/:id', showsOf);
export const tracedOrder = traced('20w', 'POST /api/orders', ordersOf);
