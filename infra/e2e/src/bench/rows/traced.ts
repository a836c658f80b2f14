import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Contender } from '../measure/types.ts';
import type { BenchPlace } from '../servers/bench-place.ts';
import { ordersOf } from './create-order.ts';
import type { Comparison, StartOurs } from './row.ts';
import { showsOf } from './show.ts';

const share = '0.1';
const off = 'untraced';
const on = 'a tenth traced';
const pairs = 3;

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

/** Ours with and without, by turns, in several processes: what it costs to see. */
const traced = (id: string, name: string, start: StartOurs): Comparison => ({
  id,
  name: `${name}, with a tenth of them traced`,
  briefly: true,
  goals: [{ what: 'rate', of: 'ours', at: 0.95, ours: on, variant: off }],
  start: async (place, settings) => {
    const sink = await startSink(place);
    const contenders: Contender[] = [];
    for (let pair = 1; pair <= pairs; pair++) {
      contenders.push({ ...(await start(place, settings, {}, `untraced-${pair}`)), variant: off });
      contenders.push({ ...(await start(place, settings, sink, `traced-${pair}`)), variant: on });
    }
    return contenders;
  },
});

export const tracedShow = traced('20r', 'GET /api/tickets/:id', showsOf);
export const tracedOrder = traced('20w', 'POST /api/orders', ordersOf);
