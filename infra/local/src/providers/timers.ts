import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, onPath } from '@ticketing/common/programs';
import { mustAnswer } from '../answers.ts';
import type { Environment, Provider } from '../part.ts';
import { type OnDeath, program } from '../program.ts';

/** REDIS_HOST → a redis-server of this machine → expiration polls. */
export const chooseTimers = async (env: Environment, data: string, onDeath?: OnDeath): Promise<Provider> => {
  if (env.REDIS_HOST) {
    const { REDIS_HOST, REDIS_PORT = '6379', REDIS_PASSWORD } = env;
    await mustAnswer('REDIS_HOST', `${REDIS_HOST}:${REDIS_PORT}`, 6379);
    return {
      what: 'Bull on Redis (REDIS_HOST is set)',
      env: { REDIS_HOST, REDIS_PORT, ...(REDIS_PASSWORD ? { REDIS_PASSWORD } : {}) },
      stop: async () => {},
    };
  }
  const redis = onPath('redis-server', env);
  if (redis) return redisServer(redis, data, onDeath);
  return {
    what: 'poller (REDIS_HOST unset, no redis-server on PATH)',
    env: {},
    stop: async () => {},
  };
};

const redisServer = async (command: string, data: string, onDeath?: OnDeath): Promise<Provider> => {
  const folder = join(data, 'redis');
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const server = program({
    name: 'redis-server',
    command,
    args: ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes'],
    env: process.env,
    pidFolder: join(data, 'run'),
    onDeath,
    served: (line) => (/ready to accept connections/i.test(line) ? `redis://127.0.0.1:${port}` : undefined),
  });
  await server.start();
  const env = { REDIS_HOST: '127.0.0.1', REDIS_PORT: String(port) };
  return { what: 'Bull on redis-server (on PATH)', env, program: server, stop: server.stop };
};
