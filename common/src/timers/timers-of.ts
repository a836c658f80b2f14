import type { Clock, Logger } from '../base/index.ts';
import { bullTimers } from './bull-timers.ts';
import { pollingTimers } from './polling-timers.ts';
import type { Timers } from './timers.ts';

/** What they take of a service's platform. */
interface TimersPlatform {
  config: { REDIS_HOST?: string | undefined; REDIS_PORT: number; REDIS_PASSWORD?: string | undefined };
  clock: Clock;
  logger: Logger;
}

/** The timers of all replicas of one service. */
export const timersOf = (name: string, { config, clock, logger }: TimersPlatform): Timers => {
  const { REDIS_HOST: host, REDIS_PORT: port, REDIS_PASSWORD: password } = config;
  if (!host) return pollingTimers();
  return bullTimers({ name, redis: { host, port, ...(password ? { password } : {}) }, clock, logger });
};
