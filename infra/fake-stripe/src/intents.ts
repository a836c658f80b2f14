import { authorize } from './authorize.ts';
import { methodOf } from './methods.ts';
import type { Intent } from './objects.ts';
import type { Params } from './params.ts';
import { newId } from './store.ts';
import { malformed, refused, unknown } from './stripe-failure.ts';
import { save, seconds, type World } from './world.ts';

export const maxAmount = 99_999_999;

/** The intent as it is now: an authorization whose time has passed has been voided. */
export const intentOf = (world: World, id: string): Intent => {
  const intent = world.store.intents.get(id);
  if (!intent) throw unknown('payment_intent', id);
  const charge = intent.latest_charge ? world.store.charges.get(intent.latest_charge) : undefined;
  if (intent.status !== 'requires_capture' || !charge || charge.capture_before > seconds(world))
    return intent;
  return voidIntent(world, intent, 'automatic');
};

const voidIntent = (world: World, intent: Intent, reason: string): Intent =>
  save(world, 'payment_intent.canceled', {
    ...intent,
    status: 'canceled',
    amount_capturable: 0,
    canceled_at: seconds(world),
    cancellation_reason: reason,
    next_action: null,
  });

const mustBe = (intent: Intent, doing: string, allowed: readonly Intent['status'][]) => {
  if (allowed.includes(intent.status)) return;
  throw refused(
    `This PaymentIntent's status is ${intent.status}: it cannot be ${doing}`,
    'payment_intent_unexpected_state',
    { payment_intent: intent },
  );
};

export const createIntent = (world: World, params: Params): Intent => {
  const { amount, currency } = params as { amount: number; currency: string };
  if (amount < 1) throw malformed('Amount must be a positive integer', 'parameter_invalid_integer', 'amount');
  if (amount < world.minimumAmount) {
    throw refused(`Amount must be at least ${world.minimumAmount}`, 'amount_too_small', { param: 'amount' });
  }
  if (amount > maxAmount)
    throw refused(`Amount must be at most ${maxAmount}`, 'amount_too_large', { param: 'amount' });
  // an unknown card refuses the request as a whole: no intent is left of it
  if (params.payment_method) methodOf(world, params.payment_method as string);
  const id = newId('pi');
  const intent = save(world, 'payment_intent.created', {
    id,
    object: 'payment_intent',
    amount,
    amount_capturable: 0,
    amount_received: 0,
    currency: currency.toLowerCase(),
    capture_method: (params.capture_method as Intent['capture_method']) ?? 'automatic_async',
    status: params.payment_method ? 'requires_confirmation' : 'requires_payment_method',
    client_secret: newId(`${id}_secret`),
    created: seconds(world),
    metadata: (params.metadata as Record<string, string>) ?? {},
    payment_method: (params.payment_method as string) ?? null,
    payment_method_types: (params.payment_method_types as string[]) ?? ['card'],
    latest_charge: null,
    last_payment_error: null,
    next_action: null,
    canceled_at: null,
    cancellation_reason: null,
    livemode: false,
  });
  return params.confirm ? confirmIntent(world, id, params) : intent;
};

export const confirmIntent = (world: World, id: string, params: Params): Intent => {
  const intent = intentOf(world, id);
  mustBe(intent, 'confirmed', ['requires_payment_method', 'requires_confirmation', 'requires_action']);
  const method = (params.payment_method as string | undefined) ?? intent.payment_method;
  if (!method) {
    throw refused('A payment method is needed to confirm', 'parameter_missing', {
      param: 'payment_method',
      payment_intent: intent,
    });
  }
  return authorize(world, intent, methodOf(world, method), params.return_url as string | undefined);
};

export const captureIntent = (world: World, id: string, params: Params): Intent => {
  const intent = intentOf(world, id);
  mustBe(intent, 'captured', ['requires_capture']);
  const amount = (params.amount_to_capture as number | undefined) ?? intent.amount_capturable;
  if (amount < 1 || amount > intent.amount_capturable) {
    throw refused('The amount to capture is more than can be captured', 'amount_too_large', {
      param: 'amount_to_capture',
    });
  }
  const charge = world.store.charges.get(intent.latest_charge ?? '');
  if (charge) world.store.put('charges', { ...charge, captured: true, amount_captured: amount });
  return save(world, 'payment_intent.succeeded', {
    ...intent,
    status: 'succeeded',
    amount_capturable: 0,
    amount_received: amount,
  });
};

export const cancelIntent = (world: World, id: string, params: Params): Intent => {
  const intent = intentOf(world, id);
  mustBe(intent, 'canceled', [
    'requires_payment_method',
    'requires_confirmation',
    'requires_action',
    'requires_capture',
  ]);
  return voidIntent(
    world,
    intent,
    (params.cancellation_reason as string | undefined) ?? 'requested_by_customer',
  );
};
