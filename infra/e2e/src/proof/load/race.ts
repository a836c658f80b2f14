import { randomUUID } from 'node:crypto';
import type { History, Race } from '../history.ts';
import { type Actor, newListing } from './market.ts';

const turns = 4;
const never = Number.POSITIVE_INFINITY;

/** One who wants the seats of a race and may give them back or pay; each answer is written down. */
const run = async ({ call, choices }: Actor, { ticketId, quantity, operations }: Race, history: History) => {
  for (let n = 0; n < turns; n++) {
    const seats = 1 + choices.below(quantity);
    const roll = choices.random();
    const held = await call<{ id: string; expiresAt: string }>('reserve', 'POST', '/api/orders', {
      ticketId,
      quantity: seats,
    });
    const { start, end, outcome } = held;
    const order = outcome === 'ok' ? held.body.id : randomUUID();
    operations.push({
      kind: 'reserve',
      order,
      seats,
      outcome,
      start,
      end: outcome === 'unknown' ? never : end,
    });
    const expire = { kind: 'expire', order, outcome: 'unknown', end: never } as const;
    if (outcome === 'refused') continue;
    if (outcome === 'unknown') {
      // nobody knows when it was made, so nor when it ends
      operations.push({ ...expire, start });
      continue;
    }
    const soonest = performance.now() + Date.parse(held.body.expiresAt) - Date.now() - 1;
    history.orders.add(order);
    if (roll < 0.2) {
      const paid = await call('pay', 'POST', '/api/payments', { orderId: order, token: 'pm_card_visa' });
      if (paid.outcome === 'ok') history.paid.add(order);
      // what is paid stays
      else operations.push({ ...expire, start: soonest });
      continue;
    }
    operations.push({ ...expire, start: soonest });
    if (roll > 0.85) continue;
    const given = await call('cancel', 'DELETE', `/api/orders/${order}`);
    if (given.outcome === 'refused') continue;
    const isKnown = given.outcome === 'ok';
    operations.push({
      kind: 'cancel',
      order,
      start: given.start,
      end: isKnown ? given.end : never,
      outcome: isKnown ? 'ok' : 'unknown',
    });
  }
};

/** A listing that nobody else visits, and three who want it at the same time. */
export const race = async ([seller, ...others]: Actor[], history: History) => {
  if (!seller) return;
  const quantity = 1 + seller.choices.below(2);
  const made = await seller.call('list', 'POST', '/api/tickets', newListing(seller.choices, quantity));
  if (made.outcome !== 'ok') return;
  const ticketId = made.body.id;
  history.tickets.add(ticketId);
  const begun: Race = { ticketId, quantity, operations: [] };
  await Promise.all(others.map((one) => run(one, begun, history)));
  history.races.push(begun);
};
