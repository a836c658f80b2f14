import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type PaymentsTest, startPayments } from '../../__test__/start-payments.ts';

const stripeMs = 50;
const rounds = 60;

let test: PaymentsTest;
beforeAll(async () => {
  test = await startPayments({ webhooksArrive: false });
});
afterAll(() => test.stop());

it('When Stripe takes 50 ms, then paying asks it once, and adds little of its own', async () => {
  const tookMs = [];
  for (let n = 0; n < rounds; n++) {
    const order = await test.reserved();
    test.stripe.fault({ on: 'create', kind: 'delay', ms: stripeMs });
    const began = performance.now();
    await order.pay().expect(201);
    tookMs.push(performance.now() - began - stripeMs);
  }
  const sorted = tookMs.sort((a, b) => a - b).map((ms) => Math.round(ms * 10) / 10);
  const [p50, p95, max] = [0.5, 0.95, 0.999].map((part) => sorted[Math.floor(part * rounds)] ?? 0);
  console.log(`paying adds p50 ${p50} ms, p95 ${p95} ms, at most ${max} ms`);
  expect(p50).toBeLessThan(5 * stripeMs);
});
