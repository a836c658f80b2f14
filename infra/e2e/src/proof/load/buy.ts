import { setTimeout as sleep } from 'node:timers/promises';
import type { History } from '../history.ts';
import type { Actor, Market } from './market.ts';

const declined = 'pm_card_chargeDeclined';
const asks3ds = 'pm_card_threeDSecure2Required';

/** Reserves, and pays, is declined and pays, cancels, begins to pay and cancels, or goes away. */
export const buy = async ({ call, choices }: Actor, market: Market, history: History) => {
  const offer = choices.pick(market.offers);
  const seats = 1 + choices.below(2);
  const roll = choices.random();
  const pauseMs = choices.between(20, 200);
  await sleep(pauseMs);
  if (!offer) return;
  const held = await call('reserve', 'POST', '/api/orders', { ticketId: offer.ticketId, quantity: seats });
  if (held.outcome !== 'ok') return;
  const orderId = held.body.id;
  history.orders.add(orderId);
  const pay = (token: string) => call('pay', 'POST', '/api/payments', { orderId, token });
  if (roll < 0.1) return void (await call('cancel', 'DELETE', `/api/orders/${orderId}`));
  if (roll < 0.18) {
    await pay(asks3ds);
    return void (await call('cancel', 'DELETE', `/api/orders/${orderId}`));
  }
  if (roll < 0.26) return;
  if (roll < 0.34) await pay(declined);
  if ((await pay('pm_card_visa')).outcome !== 'ok') return;
  history.paid.add(orderId);
  market.sales.push({ offer, orderId, buyer: call });
  await call('look at my order', 'GET', `/api/orders/${orderId}`);
};
