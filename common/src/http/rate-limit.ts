import type { Request, RequestHandler, Response } from 'express';
import type { Redis } from 'ioredis';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { TooManyRequestsError } from '../base/errors/index.ts';

export interface RateLimit {
  points: number;
  perSeconds: number;
  /** Whose points are spent. A function may name something else, an account for instance. */
  by: 'address' | 'user' | ((req: Request) => string | undefined);
  /** Only what is answered 400 counts; else all but what is answered 503. */
  counts?: 'wrong';
}

export type RateLimiter = (name: string, limit: RateLimit) => RequestHandler;

/** After Redis did not answer, nobody waits for it this long. */
const withoutRedisMs = 2000;

/** Gives the one that took the point. */
type Spend = (key: string) => Promise<RateLimiterAbstract>;

/** Counted in Redis where there is one, so that all replicas share the count; else in this process. */
export const createRateLimiter = (redis?: Redis): RateLimiter => {
  const counting = countingIn(redis);
  return (name, { points, perSeconds, by, counts }) => {
    const spend = counting(`limit:${name}`, points, perSeconds);
    return async (req, res, next) => {
      const key = keyOf(req, by);
      const limiter = key === undefined ? undefined : await spend(key).catch(refuse);
      if (key !== undefined && limiter) giveBackUnlessSpent(limiter, key, counts, res);
      next();
    };
  };
};

/** For tests and benchmarks that are one address with a thousand people behind it. */
export const noRateLimit: RateLimiter = () => (_req, _res, next) => next();

const countingIn = (redis: Redis | undefined) => {
  let withoutRedisUntil = 0;

  return (keyPrefix: string, points: number, duration: number): Spend => {
    const memory = new RateLimiterMemory({ keyPrefix, points, duration });
    const spendHere: Spend = (key) => memory.consume(key).then(() => memory);
    if (!redis) return spendHere;
    const shared = new RateLimiterRedis({ storeClient: redis, keyPrefix, points, duration });

    return async (key) => {
      const now = performance.now();
      if (now < withoutRedisUntil) return spendHere(key);
      // after a time without it, one asks Redis and the others go on without until that one has its answer
      if (withoutRedisUntil > 0) withoutRedisUntil = now + withoutRedisMs;
      try {
        await shared.consume(key);
        withoutRedisUntil = 0;
        return shared;
      } catch (error) {
        const isRefusal = error instanceof RateLimiterRes;
        withoutRedisUntil = isRefusal ? 0 : performance.now() + withoutRedisMs;
        if (isRefusal) throw error;
        // Redis is unavailable: every replica counts for itself rather than refusing everybody
        return spendHere(key);
      }
    };
  };
};

const keyOf = (req: Request, by: RateLimit['by']): string | undefined => {
  if (typeof by === 'function') return by(req);
  return by === 'user' ? req.user?.id : req.ip;
};

const refuse = (refusal: unknown): never => {
  const { msBeforeNext } = refusal as { msBeforeNext?: number };
  if (msBeforeNext === undefined) throw refusal;
  throw new TooManyRequestsError(msBeforeNext / 1000);
};

/** The point was taken first, so that many at once spend as many. Who got a 503 will ask again, and spends it then. */
const giveBackUnlessSpent = (
  limiter: RateLimiterAbstract,
  key: string,
  counts: RateLimit['counts'],
  res: Response,
) =>
  res.once('finish', () => {
    const isSpent = counts === 'wrong' ? res.statusCode === 400 : res.statusCode !== 503;
    // a point that cannot be given back comes back with time
    if (!isSpent) limiter.reward(key).catch(() => undefined);
  });
