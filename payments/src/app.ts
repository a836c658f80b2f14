import { createService, type Platform } from '@ticketing/common/service';
import type { PaymentsConfig } from './config.ts';

/** If it is not here, payments does not do it. */
export const createPayments = (platform: Platform<PaymentsConfig>) =>
  createService(
    { name: 'payments', path: '/api/payments', routes: [], listeners: [], outboxes: [] },
    platform,
  );
