import { join } from 'node:path';
import { mustAnswer } from '../answers.ts';
import { freePort } from '../free-port.ts';
import { onPath } from '../on-path.ts';
import type { Environment, Provider } from '../part.ts';
import { program } from '../program.ts';

const clusterId = 'ticketing';

/** NATS_URL → a server of this machine → in process, where all services share one process. */
export const chooseEvents = async (env: Environment, data: string): Promise<Provider> => {
  if (env.NATS_URL) {
    await mustAnswer('NATS_URL', env.NATS_URL, 4222);
    const kind = env.NATS_CLUSTER_ID ? 'NATS Streaming' : 'JetStream';
    const { NATS_URL, NATS_CLUSTER_ID } = env;
    return {
      what: `${kind} (NATS_URL is set)`,
      env: { NATS_URL, ...(NATS_CLUSTER_ID ? { NATS_CLUSTER_ID } : {}) },
      stop: async () => {},
    };
  }
  const streaming = onPath('nats-streaming-server', env);
  if (streaming) {
    const args = ['-cid', clusterId, '-store', 'file', '-dir', join(data, 'nats-streaming')];
    const heartbeats = ['-hbi', '5s', '-hbt', '5s', '-hbf', '2'];
    return natsServer('nats-streaming-server', streaming, [...args, ...heartbeats], data, {
      NATS_CLUSTER_ID: clusterId,
    });
  }
  const jetstream = onPath('nats-server', env);
  if (jetstream)
    return natsServer('nats-server', jetstream, ['-js', '-sd', join(data, 'jetstream')], data, {});
  return {
    what: 'in process (NATS_URL unset, no nats-streaming-server or nats-server on PATH)',
    env: {},
    stop: async () => {},
  };
};

const natsServer = async (
  name: string,
  command: string,
  args: string[],
  data: string,
  env: Record<string, string>,
): Promise<Provider> => {
  const port = await freePort();
  const server = program({
    name,
    command,
    args: [...args, '-a', '127.0.0.1', '-p', String(port)],
    env: process.env,
    pidFolder: join(data, 'run'),
    served: (line) =>
      /Streaming Server is ready|Server is ready/.test(line) ? `nats://127.0.0.1:${port}` : undefined,
  });
  await server.start();
  return {
    what: `${name} (on PATH)`,
    env: { NATS_URL: server.url, ...env },
    program: server,
    stop: server.stop,
  };
};
