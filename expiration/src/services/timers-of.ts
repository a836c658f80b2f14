import type { Platform } from '@ticketing/common/service';
import type { ExpirationConfig } from '../config.ts';
import { bullTimers } from './bull-timers.ts';
import { pollingTimers } from './polling-timers.ts';
import type { Timers } from './timers.ts';

export const timersOf = ({ config, clock, logger }: Platform<ExpirationConfig>): Timers => {
  const { REDIS_HOST: host, REDIS_PORT: port, REDIS_PASSWORD: password } = config;
  if (!host) return pollingTimers();
  return bullTimers({ redis: { host, port, ...(password ? { password } : {}) }, clock, logger });
};
