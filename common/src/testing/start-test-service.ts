import supertest from 'supertest';
import type { z } from 'zod';
import { createLogger } from '../base/logger.ts';
import { createRateLimiter, noRateLimit } from '../http/rate-limit.ts';
import { type MemoryBus, memoryBus } from '../messaging/bus/index.ts';
import type { Outbox } from '../messaging/outbox/outbox.ts';
import { type CommonConfig, commonConfig, parseConfig } from '../service/config.ts';
import type { Service } from '../service/create-service.ts';
import { createDatabase, type Platform } from '../service/platform.ts';
import { openTracing } from '../service/telemetry/open-tracing.ts';
import { sessionCookieOf, type TestUser } from './sign-in.ts';
import { type TestClock, testClock } from './test-clock.ts';
import { testKeys } from './test-keys.ts';
import { testMongoUri } from './test-mongo.ts';

export interface TestService {
  request: ReturnType<typeof supertest>;
  bus: MemoryBus;
  clock: TestClock;
  service: Service;
  url: string;
  /** The value of a Cookie header. */
  signIn(user?: Partial<TestUser>): string;
  stop(): Promise<void>;
}

export interface TestServiceOptions<Config> {
  /** Where the service has more configuration than `commonConfig`. */
  config?: z.ZodType<Config>;
  /** Environment variables beyond what tests set anyway. */
  env?: Record<string, string>;
  rateLimits?: boolean;
}

/** A service that reads more than `commonConfig` must say so, or its test would run without. */
type OptionsFor<Config> = CommonConfig extends Config
  ? [options?: TestServiceOptions<Config>]
  : [options: TestServiceOptions<Config> & { config: z.ZodType<Config> }];

/** One service as it is in production: real HTTP, real cookie, own database; only the bus is in this process. */
export const startTestService = async <Config extends CommonConfig>(
  createService: (platform: Platform<Config>) => Service,
  ...[options = {}]: OptionsFor<Config>
): Promise<TestService> => {
  const { config, env = {}, rateLimits = false }: TestServiceOptions<Config> = options;
  const settings = parseConfig<CommonConfig>(config ?? commonConfig, {
    ...testKeys,
    MONGO_URI: testMongoUri(),
    COOKIE_SECURE: 'false',
    PORT: '0',
    SHUTDOWN_WAIT_MS: '0',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    ...env,
  });
  const bus = memoryBus();
  const clock = testClock();
  const db = createDatabase();
  const logger = createLogger('test', settings.LOG_LEVEL);
  const tracing = await openTracing('test', settings, logger);
  const service = createService({
    config: settings as Config,
    db,
    bus,
    clock,
    logger,
    tracing,
    close: async () => tracing?.close(),
    limiter: rateLimits ? createRateLimiter() : noRateLimit,
    checkAnswers: true,
  });
  const { port } = await service.start();
  const url = `http://127.0.0.1:${port}`;
  return {
    request: supertest(url),
    bus: withOutboxes(bus, service.outboxes),
    clock,
    service,
    url,
    signIn: (user) => sessionCookieOf(clock, user),
    stop: async () => {
      await db.dropDatabase();
      await service.stop();
    },
  };
};

/** Settled means more here than the bus can know: what waits in an outbox has not even reached it. */
const withOutboxes = (bus: MemoryBus, outboxes: readonly Outbox[]): MemoryBus => {
  const settled = async (horizonMs = 5000) => {
    const deadline = performance.now() + horizonMs;
    const isWaiting = async () => {
      const backlogs = await Promise.all(outboxes.map((outbox) => outbox.backlog()));
      return backlogs.some(({ depth }) => depth > 0);
    };
    // handling an event may fill an outbox again
    do await bus.settled(deadline - performance.now());
    while ((await isWaiting()) && performance.now() < deadline);
  };
  return Object.assign(Object.create(bus), { settled });
};
