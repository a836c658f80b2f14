import type { Clock } from '@ticketing/common/base';
import type { OrderStatus } from '@ticketing/common/contracts';
import type { Metrics } from '@ticketing/common/service';
import { isHeld, type Order } from './domain/order.ts';
import type { Outcome } from './services/admissions.ts';

const ends: readonly OrderStatus[] = ['complete', 'cancelled', 'refunded'];
const reasons = ['completed', 'expired', 'user', 'event'];
const results: Outcome['result'][] = [
  'welcome',
  'already',
  'conflict',
  'void',
  'replaced',
  'unknown',
  'other-event',
];
/** An order is to show its end within two seconds of its deadline. */
const lateness = [0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 3, 5, 10, 30, 60, 300];

export type OrderMetrics = ReturnType<typeof orderMetrics>;

export const orderMetrics = (metrics: Metrics, clock: Clock) => {
  const ended = metrics.counter('orders_ended_total', 'Orders by the state that they came to', ['status']);
  const holds = metrics.counter('hold_endings_total', 'Holds that are over, by why', ['reason']);
  const checkIns = metrics.counter('check_ins_total', 'What doors did about passes', ['outcome']);
  const late = metrics.histogram(
    'order_end_lateness_seconds',
    'From the deadline of an order to the moment that its expiry is written',
    [],
    lateness,
  );
  for (const status of ends) ended({ status }, 0);
  for (const reason of reasons) holds({ reason }, 0);
  for (const outcome of results) checkIns({ outcome }, 0);

  return {
    changed: (before: Order, { status, reason, expiresAt }: Order) => {
      if (status === before.status) return;
      if (ends.includes(status)) ended({ status });
      if (!isHeld(before) || isHeld({ status })) return;
      holds({ reason: reason ?? 'completed' });
      if (reason === 'expired') late({}, (clock().getTime() - expiresAt.getTime()) / 1000);
    },
    checkedIn: (outcome: Outcome['result']) => checkIns({ outcome }),
    watchHolds: (count: () => Promise<number>) =>
      metrics.watch('holds_live', 'Holds that are live now', count),
  };
};
