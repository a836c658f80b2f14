import type { Metrics } from '@ticketing/common/service';
import type { Payment, PaymentStatus } from './domain/payment.ts';

const states: readonly PaymentStatus[] = ['authorized', 'captured', 'refunded'];
/** What shops sell in when they begin. */
const currency = 'eur';

export type PaymentMetrics = ReturnType<typeof paymentMetrics>;

export const paymentMetrics = (metrics: Metrics) => {
  const money = metrics.counter('money_cents_total', 'Money by the state that it came to, in cents', [
    'state',
    'currency',
  ]);
  for (const state of states) money({ state, currency }, 0);

  return {
    changed: (before: Payment, { status: state, currency, amountCents }: Payment) => {
      if (state !== before.status && states.includes(state)) money({ state, currency }, amountCents);
    },
    asked: metrics.histogram('stripe_request_duration_seconds', 'Time until Stripe answered one request', [
      'operation',
      'outcome',
    ]),
    watchCharges: (count: () => number | Promise<number>) =>
      metrics.watch(
        'payments_charges_without_order',
        'Charges at Stripe that no record of ours knows',
        count,
      ),
  };
};
