import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../base/logger.ts';

/** Redis for counting: what it does not answer in a moment is counted without it, so it may keep nobody waiting. */
export const rateLimitRedis = (address: RedisOptions, logger: Logger): Redis => {
  const redis = new Redis({
    ...address,
    connectTimeout: 1000,
    commandTimeout: 250,
    // a machine that is gone sends no word of it
    socketTimeout: 3000,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    retryStrategy: (times) => Math.min(100 * times, 1000),
  });
  redis.on('error', (error) => logger.warn({ err: error }, 'Redis is unavailable'));
  return redis;
};
