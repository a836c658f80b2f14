import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { testMongoUri, until } from '@ticketing/common/testing';
import { type PaymentsTest, type Reserved, startPayments, threeDs } from './start-payments.ts';

let test: PaymentsTest;
beforeAll(async () => {
  test = await startPayments({ webhooksArrive: false, env: { RECONCILE_SECONDS: '0.5' } });
});
afterEach(() => test.stripe.clearFaults());
afterAll(() => test.stop());

const metric = async () => {
  const text = await test.service.metrics.registry.metrics();
  return Number(/^payments_charges_without_order\S* (\d+)/m.exec(text)?.[1]);
};

describe('Stripe fails while a card is tried', () => {
  it.each(['cut', 'lost', '500', '429'] as const)(
    'When it answers %s once, then 201 all the same, and one charge',
    async (kind) => {
      const order = await test.reserved();
      test.stripe.fault({ on: 'create', kind });
      expect((await order.pay().expect(201)).body.status).toBe('authorized');
      expect(order.charges()).toHaveLength(1);
      expect(order.intents()).toHaveLength(1);
    },
  );

  it.each(['cut', '500', '429'] as const)(
    'When it answers the second card with %s, then 201, and one charge',
    async (kind) => {
      const order = await test.reserved();
      await order.pay('pm_card_chargeDeclined').expect(400);
      test.stripe.fault({ on: 'confirm', kind });
      await order.pay().expect(201);
      expect(order.charges().filter(({ status }) => status === 'succeeded')).toHaveLength(1);
      expect(order.intents()).toHaveLength(1);
    },
  );

  describe('and then is unavailable', () => {
    let paid: Reserved;
    let declined: Reserved;
    let forgotten: Reserved;
    let tookMs = 0;
    beforeAll(async () => {
      [paid, declined, forgotten] = await Promise.all([test.reserved(), test.reserved(), test.reserved()]);
      test.stripe.fault({ on: 'create', kind: 'cut', times: 200 });
      const began = performance.now();
      const clicks = [paid.pay(), declined.pay('pm_card_chargeDeclined'), forgotten.pay()];
      await Promise.all(clicks.map((click) => click.expect(503).expect('Retry-After', /^\d+$/)));
      tookMs = performance.now() - began;
      test.stripe.clearFaults();
    }, 30_000);

    it('When the charge succeeded and no answer came, then 503 in time, and another card finds it paid', async () => {
      expect(tookMs).toBeLessThan(10_000);
      expect(await test.stored(paid.id)).toMatchObject({ status: 'initiated' });
      await paid.pay('pm_card_mastercard').expect(201);
      await paid.becomes.complete();
      expect(paid.charges()).toMatchObject([{ captured: true }]);
    });

    it('When the first card was declined and nobody received the answer, then another is tried, not blamed', async () => {
      await declined.pay('pm_card_visa').expect(201);
      expect(declined.intents()).toHaveLength(1);
      expect(declined.charges().map(({ status }) => status)).toEqual(['failed', 'succeeded']);
    });

    it('When nobody asks again and the webhook is lost, then the reconciler finds the charge by itself', async () => {
      expect(await test.stored(forgotten.id)).toMatchObject({ status: 'initiated' });
      test.clock.advance(130);
      await until('it is found', async () => (await test.stored(forgotten.id)).status === 'authorized');
      await forgotten.becomes.complete();
      expect(forgotten.charges()).toMatchObject([{ captured: true }]);
    });
  });

  it('When Stripe hangs, then 503 with Retry-After within 10 s, and the order is payable afterwards', async () => {
    const order = await test.reserved();
    test.stripe.fault({ on: 'create', kind: 'hang', times: 9 });
    const began = performance.now();
    const { headers } = await order.pay().expect(503);
    expect(headers['retry-after']).toBeDefined();
    expect(performance.now() - began).toBeLessThan(10_000);
    test.stripe.clearFaults();
    await order.pay().expect(201);
    expect(order.charges()).toHaveLength(1);
  });

  it.each([
    ['the host is wrong', { STRIPE_API_URL: 'http://127.0.0.1:9' }],
    ['the key is wrong', { STRIPE_KEY: 'sk_test_of_somebody_else' }],
  ])('When %s, then 503 with Retry-After, and the order is payable when it is mended', async (_, wrong) => {
    const env = { MONGO_URI: testMongoUri() };
    const mistaken = await startPayments({ env: { ...env, ...wrong }, key: 'sk_test_payments' });
    const order = await mistaken.reserved();
    const began = performance.now();
    await order.pay().expect(503).expect('Retry-After', /^\d+$/);
    expect(performance.now() - began).toBeLessThan(10_000);
    await mistaken.service.stop();

    const mended = await startPayments({ env });
    const same = await mended.reserved({ id: order.id });
    await same.pay().expect(201);
    expect(same.charges()).toHaveLength(1);
    await mended.stop();
  });
});

describe('Stripe fails while the money moves', () => {
  it.each(['cut', '500', '429'] as const)(
    'When the capture is answered with %s, then it is captured once',
    async (kind) => {
      const order = await test.reserved();
      await order.pay().expect(201);
      test.stripe.fault({ on: 'capture', kind });
      await order.becomes.complete();
      expect(order.charges()).toMatchObject([{ captured: true }]);
      expect(order.published().filter(({ type }) => type === 'payment:created')).toHaveLength(1);
    },
  );

  it.each(['cut', '429'] as const)('When voiding is answered with %s, then it is voided', async (kind) => {
    const order = await test.reserved();
    await order.pay().expect(201);
    test.stripe.fault({ on: 'cancel', kind });
    await order.becomes.cancelled();
    expect(order.intents()).toMatchObject([{ status: 'canceled' }]);
    expect(await test.stored(order.id)).toMatchObject({ status: 'voided' });
  });
});

describe('The reconciler', () => {
  it('When nobody asks after 3-D Secure and the webhook is lost, then it finds out', async () => {
    const order = await test.reserved();
    await order.pay('pm_card_threeDSecure2Required').expect(201);
    await threeDs(test.stripe, String(order.intents()[0]?.id), 'complete');
    test.clock.advance(130);
    await until('it is found', async () => (await test.stored(order.id)).status === 'authorized');
  });

  it('When there is a second charge for an order, then that one is voided', async () => {
    const order = await test.reserved();
    await order.pay().expect(201);
    const [own] = order.intents();
    await chargedBehindOurBack(order.id);
    expect(order.intents()).toHaveLength(2);
    await lookedAround();
    await until('one is voided', () => order.intents().some(({ status }) => status === 'canceled'));
    expect(order.intents().find(({ id }) => id === own?.id)?.status).not.toBe('canceled');
  });

  it('When there is a charge without an order, then the metric says so', async () => {
    await chargedBehindOurBack('no-such-order');
    await lookedAround();
    await until('it is counted', async () => (await metric()) === 1);
  });
});

const chargedBehindOurBack = (orderId: string) =>
  fetch(`${test.stripe.url}/v1/payment_intents`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_payments' },
    body: new URLSearchParams({
      amount: '1999',
      currency: 'eur',
      capture_method: 'manual',
      payment_method: 'pm_card_visa',
      confirm: 'true',
      'metadata[orderId]': orderId,
    }),
  });

/** Stripe's clock stands still here, so time passes for us alone. */
const lookedAround = async () => test.clock.advance(130);
