import { Redis } from 'ioredis';
import { freePort } from '../programs/index.ts';
import { isProgramMissing, testProgram } from './test-program.ts';

export const isRedisMissing = isProgramMissing('redis-server');

export type RedisServer = Awaited<ReturnType<typeof redisServer>>;

/** A real one on a free port that keeps nothing: killed, it has forgotten everything. */
export const redisServer = async () => {
  const port = await freePort();
  const flags = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const program = await testProgram('redis-server', flags, 'Ready to accept connections');

  return {
    ...program,
    env: { REDIS_HOST: '127.0.0.1', REDIS_PORT: `${port}` },
    address: { host: '127.0.0.1', port },
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
