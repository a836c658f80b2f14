import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { onThisMachine } from '@ticketing/common/testing';
import { type Shop, startShop } from '../../__test__/start-shop.ts';

const stripeMs = 50;
const rounds = 100;

let shop: Shop;
beforeAll(async () => {
  shop = await startShop(() => new Date());
});
afterAll(() => shop.stop());

it('When Stripe takes 50 ms, then paying asks it once, waits for orders, and adds less than that of its own', async () => {
  shop.stripe.webhookFaults({ lose: true });
  const tookMs = [];
  for (let n = 0; n < rounds; n++) {
    const buyer = `quick-${n}`;
    await shop.listed(`quick-seat-${n}`, 1);
    await shop.bus.settled();
    const { body: order } = await shop.ask('POST', '/api/orders', buyer, { ticketId: `quick-seat-${n}` });
    await shop.bus.settled();
    shop.stripe.fault({ on: 'create', kind: 'delay', ms: stripeMs });
    const began = performance.now();
    const { status } = await shop.ask('POST', '/api/payments', buyer, {
      orderId: order.id,
      token: 'pm_card_visa',
    });
    tookMs.push(performance.now() - began - stripeMs);
    expect(status).toBe(201);
  }
  const sorted = tookMs.sort((a, b) => a - b).map((ms) => Math.round(ms * 10) / 10);
  const [p50, p95, p99, max] = [0.5, 0.95, 0.99, 0.9999].map(
    (part) => sorted[Math.floor(part * rounds)] ?? 0,
  );
  console.log(`paying adds p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, at most ${max} ms`);
  expect(p50).toBeLessThan(onThisMachine(stripeMs));
}, 60_000);
