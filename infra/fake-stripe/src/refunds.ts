import { intentOf } from './intents.ts';
import type { Refund } from './objects.ts';
import type { Params } from './params.ts';
import { newId } from './store.ts';
import { malformed, refused, unknown } from './stripe-failure.ts';
import { seconds, type World } from './world.ts';

export const createRefund = (world: World, params: Params, fails: boolean): Refund => {
  const { store, webhooks } = world;
  if (!params.payment_intent && !params.charge) {
    throw malformed(
      'One of these is required: charge, payment_intent',
      'parameter_missing',
      'payment_intent',
    );
  }
  const id = params.payment_intent
    ? intentOf(world, params.payment_intent as string).latest_charge
    : (params.charge as string);
  const charge = store.charges.get(id ?? '');
  if (!charge) throw unknown('charge', String(id));
  if (!charge.captured) throw refused('This charge has not been captured', 'charge_not_refundable');
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0) throw refused('This charge has already been refunded', 'charge_already_refunded');
  const amount = (params.amount as number | undefined) ?? left;
  if (amount < 1 || amount > left) {
    throw refused(
      `The refund is more than the ${left} that is left of the charge`,
      'charge_exceeds_refundable',
      {
        param: 'amount',
      },
    );
  }
  const refund = store.put('refunds', {
    id: newId('re'),
    object: 'refund',
    amount,
    charge: charge.id,
    created: seconds(world),
    currency: charge.currency,
    metadata: (params.metadata as Record<string, string>) ?? {},
    payment_intent: charge.payment_intent,
    reason: (params.reason as string) ?? null,
    status: fails ? 'failed' : 'succeeded',
  });
  webhooks.send(fails ? 'refund.failed' : 'refund.created', refund);
  if (fails) return refund;
  const amount_refunded = charge.amount_refunded + amount;
  const refunded = amount_refunded === charge.amount_captured;
  webhooks.send('charge.refunded', store.put('charges', { ...charge, amount_refunded, refunded }));
  return refund;
};

export const refundOf = ({ store }: World, id: string): Refund => {
  const refund = store.refunds.get(id);
  if (!refund) throw unknown('refund', id);
  return refund;
};
