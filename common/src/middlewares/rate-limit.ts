import type { Request, RequestHandler, Response } from 'express';
import type { Redis } from 'ioredis';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { TooManyRequestsError } from '../errors/index.ts';

export interface RateLimit {
  points: number;
  perSeconds: number;
  /** Whose points are spent. A function may name something else, an account for instance. */
  by: 'address' | 'user' | ((req: Request) => string | undefined);
  /** Only what is answered 400 counts: the point is taken first, so that many at once spend as many. */
  counts?: 'wrong';
}

export type RateLimiter = (name: string, limit: RateLimit) => RequestHandler;

/** Counted in Redis where there is one, so that all replicas share the count; else in this process. */
export const createRateLimiter =
  (redis?: Redis): RateLimiter =>
  (name, { points, perSeconds, by, counts }) => {
    const limiter = limiterOf(redis, `limit:${name}`, points, perSeconds);
    return async (req, res, next) => {
      const key = keyOf(req, by);
      if (key !== undefined) await spend(limiter, key);
      if (key !== undefined && counts === 'wrong') giveBackUnlessWrong(limiter, key, res);
      next();
    };
  };

/** For tests and benchmarks that are one address with a thousand people behind it. */
export const noRateLimit: RateLimiter = () => (_req, _res, next) => next();

const limiterOf = (
  redis: Redis | undefined,
  keyPrefix: string,
  points: number,
  duration: number,
): RateLimiterAbstract => {
  const memory = new RateLimiterMemory({ keyPrefix, points, duration });
  if (!redis) return memory;
  // Redis away: every replica counts for itself rather than refusing everybody
  return new RateLimiterRedis({ storeClient: redis, keyPrefix, points, duration, insuranceLimiter: memory });
};

const keyOf = (req: Request, by: RateLimit['by']): string | undefined => {
  if (typeof by === 'function') return by(req);
  return by === 'user' ? req.user?.id : req.ip;
};

const spend = async (limiter: RateLimiterAbstract, key: string): Promise<void> => {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    const { msBeforeNext } = refusal as { msBeforeNext?: number };
    if (msBeforeNext === undefined) throw refusal;
    throw new TooManyRequestsError(msBeforeNext / 1000);
  }
};

const giveBackUnlessWrong = (limiter: RateLimiterAbstract, key: string, res: Response) =>
  res.once('finish', () => {
    // a point that cannot be given back comes back with time
    if (res.statusCode !== 400) limiter.reward(key).catch(() => undefined);
  });
