import { setTimeout as sleep } from 'node:timers/promises';
import type { History } from '../history.ts';
import type { Actor, Market } from './market.ts';

type Attack = [method: string, path: string, body?: unknown];

/** What is another's, what only admins may, and what is no sensible input. */
const attacksOn = (orderId: string, ticketId: string): Attack[] => [
  ['GET', `/api/orders/${orderId}`],
  ['DELETE', `/api/orders/${orderId}`],
  ['POST', `/api/orders/${orderId}/refund`, {}],
  ['POST', `/api/orders/${orderId}/extend`, {}],
  ['GET', `/api/orders/${orderId}/passes`],
  ['POST', '/api/payments', { orderId, token: 'pm_card_visa' }],
  ['GET', `/api/payments/${orderId}`],
  ['GET', `/api/expiration/${orderId}`],
  ['PUT', `/api/tickets/${ticketId}`, { title: 'Mine now', price: 1 }],
  ['DELETE', `/api/tickets/${ticketId}`],
  ['POST', '/api/orders/refunds', { ticketId }],
  ['POST', '/api/orders/doors', { ticketId, name: 'Back door' }],
  ['GET', `/api/orders/buyers?ticketId=${ticketId}`],
  ['GET', '/api/users'],
  ['GET', '/api/orders/all?number=A'],
  ['POST', '/api/orders', { ticketId: { $gt: '' } }],
  ['POST', '/api/orders', { ticketId, quantity: -1 }],
  ['POST', '/api/orders', { ticketId, quantity: 1e9 }],
  ['POST', '/api/tickets', { title: 'x'.repeat(300), price: -1 }],
  ['POST', '/api/tickets', { title: { toString: 1 }, price: 'free' }],
  ['POST', '/api/users/signin', { email: { $ne: null }, password: { $ne: null } }],
  ['POST', '/api/payments/webhook', { type: 'payment_intent.succeeded' }],
  ['POST', '/api/payments', { orderId: '__proto__', token: 'constructor' }],
];

/** Somebody who is signed in, and wants what is not theirs. */
export const attack = async ({ person, choices }: Actor, market: Market, history: History) => {
  const sale = choices.pick(market.sales);
  const roll = choices.random();
  await sleep(choices.between(50, 150));
  if (!sale) return;
  const attacks = attacksOn(sale.orderId, sale.offer.ticketId);
  const [method, path, body] = attacks[Math.floor(roll * attacks.length)] as Attack;
  const answer = await person.ask(method, path, body as object | undefined).catch(() => undefined);
  if (!answer) return;
  history.hostile.push({
    request: `${method} ${path}`,
    status: answer.status,
    body: JSON.stringify(answer.body),
  });
};
