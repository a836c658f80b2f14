import { setTimeout as sleep } from 'node:timers/promises';
import type { History } from '../history.ts';
import { type Actor, type Market, newListing } from './market.ts';

const maxOffers = 4;

const list = async ({ call, choices }: Actor, market: Market, history: History) => {
  const listing = newListing(choices, 4 + choices.below(6));
  const made = await call('list', 'POST', '/api/tickets', listing);
  if (made.outcome !== 'ok') return;
  const ticketId = made.body.id;
  history.tickets.add(ticketId);
  const door = { ticketId, name: 'Gate A' };
  const opened = await call<{ token: string }>('open a door', 'POST', '/api/orders/doors', door);
  market.offers.push({
    ticketId,
    seller: call,
    ...(opened.outcome === 'ok' ? { doorToken: opened.body.token } : {}),
  });
};

/** Lists, moves an event, gives one order or all of a listing their money back, withdraws. */
export const sell = async (actor: Actor, market: Market, history: History) => {
  const { call, choices } = actor;
  const roll = choices.random();
  await sleep(choices.between(50, 250));
  const mine = market.offers.filter(({ seller }) => seller === call);
  const offer = choices.pick(mine);
  if (!offer || mine.length < maxOffers) return list(actor, market, history);
  const { ticketId } = offer;
  if (roll < 0.35) {
    const moved = newListing(choices, 12);
    return void (await call('move an event', 'PUT', `/api/tickets/${ticketId}`, moved));
  }
  const sale = market.sales.find((one) => one.offer.seller === call);
  if (roll < 0.7 && sale) {
    market.sales.splice(market.sales.indexOf(sale), 1);
    const path = `/api/orders/${sale.orderId}/refund`;
    return void (await call('refund', 'POST', path, { admitted: true }));
  }
  market.offers.splice(market.offers.indexOf(offer), 1);
  if (roll < 0.85) await call('refund all', 'POST', '/api/orders/refunds', { ticketId, admitted: true });
  else await call('withdraw', 'DELETE', `/api/tickets/${ticketId}`);
};
