import { cardOf, type TestCard } from './cards.ts';
import type { Intent, Method } from './objects.ts';
import { newId } from './store.ts';
import { StripeFailure } from './stripe-failure.ts';
import { save, seconds, type World } from './world.ts';

/** Puts the card to the intent: the money is held, or taken, or the card says no, or wants its owner. */
export const authorize = (world: World, intent: Intent, method: Method, returnUrl?: string): Intent => {
  const card = cardOf(method.card.test_card);
  const tried = { ...intent, payment_method: method.id, last_payment_error: null };
  if (card.asks === '3ds') {
    return save(world, 'payment_intent.requires_action', {
      ...tried,
      status: 'requires_action',
      next_action: nextAction(intent.id, returnUrl),
    });
  }
  return decide(world, tried, card);
};

/** Relative to wherever this server is mounted. */
const nextAction = (id: string, returnUrl?: string) =>
  returnUrl
    ? { type: 'redirect_to_url', redirect_to_url: { url: `/test/3ds/${id}`, return_url: returnUrl } }
    : {
        type: 'use_stripe_sdk',
        use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: `/test/3ds/${id}` },
      };

/** The owner of the card has answered, at their bank's page. */
export const authenticate = (world: World, intent: Intent, succeeds: boolean): Intent => {
  const method = world.store.methods.get(intent.payment_method ?? '');
  if (intent.status !== 'requires_action' || !method) return intent;
  const answered = { ...intent, next_action: null };
  if (succeeds) {
    try {
      return decide(world, answered, cardOf(method.card.test_card));
    } catch {
      return world.store.intents.get(intent.id) ?? intent;
    }
  }
  return save(world, 'payment_intent.payment_failed', {
    ...answered,
    status: 'requires_payment_method',
    payment_method: null,
    last_payment_error: {
      type: 'invalid_request_error',
      code: 'payment_intent_authentication_failure',
      message: 'The payment method could not be authenticated.',
    },
  });
};

const decide = (world: World, intent: Intent, card: TestCard): Intent => {
  const { amount, currency } = intent;
  const manual = intent.capture_method === 'manual';
  const charge = world.store.put('charges', {
    id: newId('ch'),
    object: 'charge',
    amount,
    amount_captured: manual || card.decline ? 0 : amount,
    amount_refunded: 0,
    captured: !manual && !card.decline,
    refunded: false,
    created: seconds(world),
    currency,
    payment_intent: intent.id,
    status: card.decline ? 'failed' : 'succeeded',
    capture_before: seconds(world) + world.captureWindowSeconds,
  });
  if (card.decline) return decline(world, { ...intent, latest_charge: charge.id }, card.decline);
  const held = { ...intent, latest_charge: charge.id };
  return manual
    ? save(world, 'payment_intent.amount_capturable_updated', {
        ...held,
        status: 'requires_capture',
        amount_capturable: amount,
      })
    : save(world, 'payment_intent.succeeded', { ...held, status: 'succeeded', amount_received: amount });
};

const decline = (world: World, intent: Intent, reason: NonNullable<TestCard['decline']>): never => {
  const error = { type: 'card_error', ...reason } as const;
  const failed = save(world, 'payment_intent.payment_failed', {
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    last_payment_error: { ...error, charge: intent.latest_charge },
  });
  throw new StripeFailure(402, { ...error, payment_intent: failed });
};
