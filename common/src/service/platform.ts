import mongoose, { type Connection } from 'mongoose';
import { type Clock, systemClock } from '../base/clock.ts';
import { createLogger, type Logger } from '../base/logger.ts';
import type { Tracing } from '../base/tracing/index.ts';
import { subjects } from '../contracts/subjects.ts';
import { createRateLimiter, noRateLimit, type RateLimiter } from '../http/rate-limit.ts';
import { rateLimitRedis } from '../http/rate-limit-redis.ts';
import type { Bus } from '../messaging/bus/bus.ts';
import { connectBus } from '../messaging/bus/connect-bus.ts';
import { repairSubjects } from '../messaging/outbox/repair-events.ts';
import { drainOnClose } from './closed-sockets.ts';
import type { CommonConfig } from './config.ts';
import { openTracing } from './telemetry/open-tracing.ts';

/** All that a service takes from outside itself. */
export interface Platform<Config extends CommonConfig = CommonConfig> {
  config: Config;
  db: Connection;
  bus: Bus;
  clock: Clock;
  logger: Logger;
  limiter: RateLimiter;
  /** Where there is one, what is done here is recorded as spans. */
  tracing?: Tracing | undefined;
  /** Tests: an answer that is not as its route describes it becomes an error. */
  checkAnswers?: boolean;
  /** What else to close, last of all. */
  close?: () => Promise<void>;
}

/** Opens nothing yet but the bus, which connects by itself: the service opens the rest when it starts. */
export const connectPlatform = async <Config extends CommonConfig>(
  name: string,
  config: Config,
  ownSubjects: readonly string[] = [],
  sharedBus?: Bus,
): Promise<Platform<Config>> => {
  const logger = createLogger(name, config.LOG_LEVEL);
  const redis = redisOf(config, logger);
  const tracing = await openTracing(name, config, logger);
  return {
    config,
    db: createDatabase(),
    bus:
      sharedBus ??
      (await connectBus({
        ...brokerOf(name, config),
        subjects: [...subjects, ...ownSubjects, ...repairSubjects(name)],
        logger,
      })),
    clock: systemClock,
    logger,
    limiter: config.RATE_LIMITS ? createRateLimiter(redis) : noRateLimit,
    tracing,
    close: async () => {
      redis?.disconnect();
      await tracing?.close();
    },
  };
};

/** A connection of our own, never mongoose's global one: five services may live in one process. */
export const createDatabase = (): Connection => {
  drainOnClose();
  const db = mongoose.createConnection();
  db.set('bufferCommands', false);
  db.set('strictQuery', true);
  return db;
};

const brokerOf = (name: string, { NATS_URL, NATS_CLUSTER_ID, NATS_CLIENT_ID, ...config }: CommonConfig) => ({
  NATS_CLIENT_ID: NATS_CLIENT_ID ?? name,
  NATS_REPLICAS: config.NATS_REPLICAS,
  NATS_MAX_AGE_HOURS: config.NATS_MAX_AGE_HOURS,
  NATS_MAX_STREAM_MB: config.NATS_MAX_STREAM_MB,
  ...(NATS_URL ? { NATS_URL } : {}),
  ...(NATS_CLUSTER_ID ? { NATS_CLUSTER_ID } : {}),
});

const redisOf = ({ REDIS_HOST, REDIS_PORT, REDIS_PASSWORD }: CommonConfig, logger: Logger) =>
  REDIS_HOST
    ? rateLimitRedis(
        { host: REDIS_HOST, port: REDIS_PORT, ...(REDIS_PASSWORD ? { password: REDIS_PASSWORD } : {}) },
        logger,
      )
    : undefined;
