import { createService, type Platform } from '@ticketing/common/service';
import type { ExpirationConfig } from './config.ts';

/** If it is not here, expiration does not do it. */
export const createExpiration = (platform: Platform<ExpirationConfig>) =>
  createService(
    { name: 'expiration', path: '/api/expiration', routes: [], listeners: [], outboxes: [] },
    platform,
  );
