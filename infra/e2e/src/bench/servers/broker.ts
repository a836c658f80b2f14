import { freePort } from '@ticketing/common/programs';
import { findProgram } from '../../harness/find-program.ts';
import type { BenchPlace } from './bench-place.ts';

const clusterId = 'ticketing';

/** A broker of its own for whoever asks: events of others would cost whoever has to refuse them. */
export const startBroker = async (place: BenchPlace, name: string) => {
  const command = findProgram('nats-streaming-server');
  if (!command) throw new Error('The bench needs nats-streaming-server on PATH');
  const port = await freePort();
  const { url } = await place.server({
    name: `${name}-broker`,
    core: 'others',
    command,
    args: ['-cid', clusterId, '-store', 'file', '-dir', place.folder(`${name}-broker`)].concat([
      '-a',
      '127.0.0.1',
      '-p',
      String(port),
    ]),
    served: (line) =>
      /Streaming Server is ready|Server is ready/.test(line) ? `nats://127.0.0.1:${port}` : undefined,
  });
  return { url, clusterId };
};

export type Broker = Awaited<ReturnType<typeof startBroker>>;
