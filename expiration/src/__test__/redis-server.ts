import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { freePort } from './broker.ts';

/** A missing server skips its tests on a laptop, and fails them in CI. */
export const isRedisMissing =
  !process.env.CI && spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).error !== undefined;

export type RedisServer = Awaited<ReturnType<typeof redisServer>>;

/** A real one on a free port that keeps nothing: killed, it has forgotten everything. */
export const redisServer = async () => {
  const port = await freePort();
  let running: ChildProcess | undefined;

  const start = async () => {
    const flags = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    running = spawn('redis-server', flags, { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of running.stdout ?? []) if (/Ready to accept connections/.test(`${line}`)) break;
    running.stdout?.resume();
  };
  const kill = async () => {
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  };
  await start();

  return {
    env: { REDIS_HOST: '127.0.0.1', REDIS_PORT: `${port}` },
    address: { host: '127.0.0.1', port },
    start,
    /** Without warning, and without a memory. */
    kill,
    freeze: () => running?.kill('SIGSTOP'),
    thaw: () => running?.kill('SIGCONT'),
    ask: async <T>(question: (redis: Redis) => Promise<T>): Promise<T> => {
      const redis = new Redis({ host: '127.0.0.1', port });
      try {
        return await question(redis);
      } finally {
        redis.disconnect();
      }
    },
  };
};
