import { setTimeout as sleep } from 'node:timers/promises';
import type { History } from '../history.ts';
import type { Actor, Market } from './market.ts';

interface Pass {
  id: string;
  code?: string;
}
interface CheckIn {
  result: string;
}

/** A helper at the door, without an account: scans what buyers show, now and then twice. */
export const admit = async ({ call, choices }: Actor, market: Market, history: History) => {
  const sale = choices.pick(market.sales);
  const times = choices.random() < 0.3 ? 2 : 1;
  await sleep(choices.between(50, 200));
  if (!sale?.offer.doorToken) return;
  const { doorToken, ticketId } = sale.offer;
  const passes = await sale.buyer<Pass[]>('see my passes', 'GET', `/api/orders/${sale.orderId}/passes`);
  if (passes.outcome !== 'ok') return;
  for (const { id, code } of passes.body) {
    for (let n = 0; n < times && code; n++) {
      const scan = { ticketId, code, gate: 'A' };
      const asHelper = { 'x-door-token': doorToken, cookie: '' };
      const scanned = await call<CheckIn>('scan', 'POST', '/api/orders/check-ins', scan, asHelper);
      const isIn = scanned.outcome === 'ok' && ['welcome', 'already'].includes(scanned.body.result);
      if (isIn) history.admitted.add(id);
    }
  }
};
