import { join } from 'node:path';
import { freePort, onPath } from '@ticketing/common/programs';
import { mustAnswer } from '../answers.ts';
import type { Environment, Provider } from '../part.ts';
import { type OnDeath, program } from '../program.ts';

const clusterId = 'ticketing';

/** NATS_URL → a server of this machine → in process, where all services share one process. */
export const chooseEvents = async (env: Environment, data: string, onDeath?: OnDeath): Promise<Provider> => {
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
    const store = ['-cid', clusterId, '-store', 'file', '-dir', join(data, 'nats-streaming')];
    const heartbeats = ['-hbi', '500ms', '-hbt', '500ms', '-hbf', '2'];
    const started = { command: streaming, args: [...store, ...heartbeats], data, onDeath };
    return natsServer('nats-streaming-server', started, { NATS_CLUSTER_ID: clusterId });
  }
  const jetstream = onPath('nats-server', env);
  if (jetstream) {
    const args = ['-js', '-sd', join(data, 'jetstream')];
    return natsServer('nats-server', { command: jetstream, args, data, onDeath });
  }
  return {
    what: 'in process (NATS_URL unset, no nats-streaming-server or nats-server on PATH)',
    env: {},
    stop: async () => {},
  };
};

interface Started {
  command: string;
  args: string[];
  data: string;
  onDeath?: OnDeath | undefined;
}

const natsServer = async (
  name: string,
  { command, args, data, onDeath }: Started,
  env: Record<string, string> = {},
): Promise<Provider> => {
  const port = await freePort();
  const server = program({
    name,
    command,
    args: [...args, '-a', '127.0.0.1', '-p', String(port)],
    env: process.env,
    pidFolder: join(data, 'run'),
    onDeath,
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
