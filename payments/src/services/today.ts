import type { Clock } from '@ticketing/common/base';
import type { Payments } from '../models/payments.ts';

const dayMs = 24 * 3_600_000;

/** Of the last 24 hours, for who runs the shop: wherever they are, the day has begun. */
export const paymentsToday = (payments: Payments, clock: Clock) => async () => {
  const since = new Date(clock().getTime() - dayMs);
  const [captured, refunded, declined, failed] = await Promise.all([
    payments.came('captured', since),
    payments.came('refunded', since),
    payments.came('declined', since),
    payments.came('failed', since),
  ]);
  return {
    captured: captured.count,
    capturedCents: captured.cents,
    refunded: refunded.count,
    refundedCents: refunded.cents,
    declined: declined.count,
    failed: failed.count,
  };
};
