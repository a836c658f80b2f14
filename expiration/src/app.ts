import { createService, type Platform } from '@ticketing/common/service';
import { timersOf } from '@ticketing/common/timers';
import type { ExpirationConfig } from './config.ts';
import { orderChanged } from './events/listeners/order-changed.ts';
import { expirationComplete } from './events/publishers/expiration-complete.ts';
import { expirationSoon } from './events/publishers/expiration-soon.ts';
import { deadlineModel } from './models/deadlines.ts';
import { showDeadline } from './routes/show-deadline.ts';
import { createScheduler } from './services/scheduler.ts';

/** If it is not here, expiration does not do it. */
export const createExpiration = (platform: Platform<ExpirationConfig>) => {
  const { db, clock, logger, tracing } = platform;
  const deadlines = deadlineModel(db, clock, {
    'expiration:soon': expirationSoon,
    'expiration:complete': expirationComplete,
  });
  const timers = timersOf('expiration', platform);
  const scheduler = createScheduler({ deadlines, timers, clock, logger, tracing });

  return createService(
    {
      name: 'expiration',
      path: '/api/expiration',
      routes: [showDeadline({ deadlines, clock })],
      listeners: [...orderChanged({ scheduler })],
      outboxes: [deadlines.outbox],
      replicas: [deadlines.replica],
      workers: [scheduler],
    },
    platform,
  );
};
