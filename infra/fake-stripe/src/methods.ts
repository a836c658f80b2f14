import { cardOf, isTestMethod, isTestToken } from './cards.ts';
import type { Method } from './objects.ts';
import type { Params } from './params.ts';
import { newId } from './store.ts';
import { malformed, unknown } from './stripe-failure.ts';
import { seconds, type World } from './world.ts';

const newMethod = (world: World, name: string): Method => {
  const { brand, last4 } = cardOf(name);
  return world.store.put('methods', {
    id: newId('pm'),
    object: 'payment_method',
    type: 'card',
    created: seconds(world),
    card: { brand, last4, test_card: name },
  });
};

/** A card's token becomes a payment method. Numbers are not taken here, as Stripe does not want them either. */
export const createMethod = (world: World, { type, card }: Params): Method => {
  if (type !== 'card') throw malformed('Missing required param: type', 'parameter_missing', 'type');
  const token = (card as { token?: unknown } | undefined)?.token;
  if (typeof token !== 'string')
    throw malformed('Missing required param: card[token]', 'parameter_missing', 'card[token]');
  if (!isTestToken(token)) throw unknown('token', token);
  return newMethod(world, token);
};

/** `pm_card_visa` is a new payment method each time it is used. */
export const methodOf = (world: World, id: string): Method => {
  if (isTestMethod(id)) return newMethod(world, id);
  const method = world.store.methods.get(id);
  if (!method) throw unknown('PaymentMethod', id);
  return method;
};
