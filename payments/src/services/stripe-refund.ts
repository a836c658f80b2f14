import { UnavailableError } from '@ticketing/common/base';
import type Stripe from 'stripe';
import type { Intent } from '../domain/intent.ts';
import { KeyUsedUp } from './payment-gateway.ts';
import { asked, translateErrors } from './stripe-calls.ts';

const maxKeys = 100;

/** All of it, once: Stripe never gives back more than it took, so a second key cannot pay twice. */
export const refundWith =
  ({ refunds }: Stripe) =>
  async (intent: Intent): Promise<Intent> => {
    const { data } = await translateErrors(
      asked((options) => refunds.list({ payment_intent: intent.id, limit: 100 }, options)),
    );
    if (sumOf(data) >= intent.amountCents) return { ...intent, status: 'returned' };
    if (data.some(({ status }) => status === 'pending')) throw onItsWay();
    for (let n = data.length; n < maxKeys; n++) {
      const idempotencyKey = ['rf', intent.orderId, ...(n ? [n] : [])].join(':');
      let asks = 0;
      try {
        const { id, status } = await translateErrors(
          asked((options) => {
            asks += 1;
            return refunds.create({ payment_intent: intent.id }, { ...options, idempotencyKey });
          }),
        );
        // an answer of before, to a key that a failure of Stripe's had put off: that refund has come to nothing
        if (data.some((refund) => refund.id === id)) continue;
        if (status !== 'succeeded') throw onItsWay();
        return { ...intent, status: 'returned' };
      } catch (error) {
        if (!(error instanceof KeyUsedUp)) throw error;
        // it failed right now, and would with the next key: one a time, or an outage takes them all
        if (asks > 1) throw onItsWay();
      }
    }
    throw onItsWay();
  };

const sumOf = (refunds: Stripe.Refund[]) =>
  refunds.filter(({ status }) => status === 'succeeded').reduce((sum, { amount }) => sum + amount, 0);

const onItsWay = () => new UnavailableError('The refund is on its way', 'refund.pending');
