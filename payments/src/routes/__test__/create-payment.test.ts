import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ErrorCode } from '@ticketing/common/base';
import { until } from '@ticketing/common/testing';
import { type PaymentsTest, refusal, startPayments, threeDs } from '../../__test__/start-payments.ts';

let test: PaymentsTest;
beforeAll(async () => {
  test = await startPayments({ minimumAmount: 1 });
});
afterAll(() => test.stop());

const types = (published: { type: string }[]) => published.map(({ type }) => type);

describe('POST /api/payments', () => {
  it('When the card is good, then 201, the money is held, and payment:authorized is published', async () => {
    const order = await test.reserved();
    const { body } = await order.pay().expect(201);
    expect(body).toEqual({ id: order.id, status: 'authorized' });
    await test.bus.settled();
    expect(types(order.published()).slice(0, 2)).toEqual(['payment:initiated', 'payment:authorized']);
    const [initiated, authorized] = order.published();
    expect(initiated.data).toMatchObject({ attempt: 1 });
    expect(initiated.data).not.toHaveProperty('authorizedAt');
    expect(authorized.data).toMatchObject({ attempt: 1, authorizedAt: expect.any(String) });
    expect(order.charges()).toMatchObject([{ status: 'succeeded', amount: 1999, currency: 'eur' }]);
  });

  it.each([
    [19.99, 1999],
    [1.1, 110],
    [0.29, 29],
    [8.2, 820],
    [4.35, 435],
    [999_999.99, 99_999_999],
  ])('When a ticket costs %d, then %d cents are charged', async (price, cents) => {
    const order = await test.reserved({ totalCents: cents });
    await order.pay().expect(201);
    await order.becomes.complete();
    expect(order.charges()).toMatchObject([{ amount: cents, amount_captured: cents, captured: true }]);
    expect((await order.show().expect(200)).body).toEqual({
      id: order.id,
      status: 'captured',
      amount: price,
      currency: 'eur',
    });
  });

  it('When an old token is used, then it is as good as a payment method', async () => {
    const order = await test.reserved();
    await order.pay('tok_visa').expect(201);
    expect(order.charges()).toMatchObject([{ status: 'succeeded' }]);
  });

  it.each<[string, string, ErrorCode]>([
    ['pm_card_chargeDeclined', 'Your card was declined.', 'payment.declined'],
    ['tok_chargeDeclined', 'Your card was declined.', 'payment.declined'],
    [
      'pm_card_visa_chargeDeclinedInsufficientFunds',
      'Your card has insufficient funds.',
      'payment.insufficient-funds',
    ],
    ['pm_card_chargeDeclinedExpiredCard', 'Your card has expired.', 'payment.card-expired'],
    [
      'pm_card_chargeDeclinedIncorrectCvc',
      "Your card's security code is incorrect.",
      'payment.incorrect-cvc',
    ],
  ])(
    'When the card is %s, then 400 says why, and the same buyer pays with another',
    async (card, why, code) => {
      const order = await test.reserved();
      const declined = await order.pay(card).expect(400);
      expect(declined.body).toEqual(refusal(`Card declined: ${why}`, code));
      expect((await order.show()).body).toMatchObject({ status: 'declined', reason: why, code });
      await order.pay('pm_card_visa').expect(201);
      await order.becomes.complete();
      expect(order.intents()).toMatchObject([{ status: 'succeeded' }]);
      const versions = order.published().map(({ version }: { version: number }) => version);
      expect([...versions].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
      expect(types(order.published())).toEqual([
        'payment:initiated',
        'payment:failed',
        'payment:initiated',
        'payment:authorized',
        'payment:created',
      ]);
    },
  );

  it('When Stripe does not know the card, then 400, and another pays', async () => {
    const order = await test.reserved();
    const { body } = await order.pay('pm_card_nonsense').expect(400);
    expect(body.errors[0].message).toMatch(/^Card declined: No such PaymentMethod/);
    await order.pay().expect(201);
    expect(order.intents()).toHaveLength(1);
  });

  it('When it is paid once more, with the same or another card, then the same answer and one charge', async () => {
    const order = await test.reserved();
    const first = await order.pay().expect(201);
    expect((await order.pay('pm_card_mastercard').expect(201)).body).toEqual(first.body);
    await order.becomes.complete();
    expect((await order.pay().expect(201)).body).toEqual(first.body);
    expect(order.charges()).toHaveLength(1);
  });

  it.each([{}, { 'Idempotency-Key': 'click' }])(
    'When one clicks twenty times at once (%j), then one charge, and whoever is answered gets the same',
    async (headers: Record<string, string>) => {
      const order = await test.reserved();
      const answers = await Promise.all(Array.from({ length: 20 }, () => order.pay('pm_card_visa', headers)));
      const paid = answers.filter(({ status }) => status === 201);
      expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
      expect(paid.length).toBeGreaterThan(0);
      for (const { body } of paid) expect(body).toEqual({ id: order.id, status: 'authorized' });
      expect(order.charges()).toHaveLength(1);
    },
  );

  it('When twenty different cards are tried at once, then one is charged', async () => {
    const order = await test.reserved();
    const cards = ['pm_card_visa', 'pm_card_mastercard', 'tok_visa', 'pm_card_amex'];
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => order.pay(cards[n % 4])));
    for (const { status, body } of answers) expect([status, body.status]).toEqual([201, 'authorized']);
    expect(order.charges()).toHaveLength(1);
  });

  it('When the order is cancelled, expired or unknown, or not mine, then 400 in words, or 404', async () => {
    const cancelled = await test.reserved();
    await cancelled.becomes.cancelled();
    const { body } = await cancelled.pay().expect(400);
    expect(body).toEqual(
      refusal('The order was cancelled or has expired: you were not charged', 'payment.order-ended'),
    );

    const expired = await test.reserved({ expiresAt: test.clock().toISOString() });
    expect((await expired.pay().expect(400)).body).toEqual(
      refusal('The order has expired: you were not charged', 'payment.order-expired'),
    );
    expect(test.stripe.intents().filter(({ metadata }) => metadata.orderId === expired.id)).toEqual([]);

    const stranger = test.signIn({ id: 'stranger' });
    for (const orderId of [expired.id, 'nobody-knows']) {
      await test.request
        .post('/api/payments')
        .set('Cookie', stranger)
        .send({ orderId, token: 'tok_visa' })
        .expect(404);
    }
    await test.request.post('/api/payments').send({ orderId: expired.id, token: 'tok_visa' }).expect(401);
  });

  it.each([
    [{ token: 'tok_visa' }, 'OrderId must be provided', 'orderId', 'order-id.required'],
    [{ orderId: { $gt: '' }, token: 'tok_visa' }, 'OrderId must be provided', 'orderId', 'order-id.required'],
    [{ orderId: 'x' }, 'Token must be provided', 'token', 'token.required'],
    [{ orderId: 'x', token: '4242424242424242' }, 'Token must be provided', 'token', 'token.required'],
  ])('When the body is %j, then 400', async (input, message, field, code) => {
    const answer = await test.request
      .post('/api/payments')
      .set('Cookie', test.signIn())
      .send(input)
      .expect(400);
    expect(answer.body).toEqual({ errors: [{ message, field, code }] });
  });

  it('When the order was made a moment ago and is not known here yet, then 503, which is not kept; an old one is 404', async () => {
    const idOf = (age: number) =>
      `${Math.floor(test.clock().getTime() / 1000 - age).toString(16)}${'ab'.repeat(8)}`;
    const ask = (id: string) =>
      [
        test.request.post('/api/payments').send({ orderId: id, token: 'tok_visa' }),
        test.request.post('/api/payments/intents').send({ orderId: id }),
        test.request.post(`/api/payments/${id}/confirm`),
        test.request.get(`/api/payments/${id}`),
      ].map((one, n) => one.set('Cookie', test.signIn()).set('Idempotency-Key', `${id}-${n}`));
    const hasty = idOf(20);
    for (let n = 0; n < 2; n++) {
      for (const { status, headers } of await Promise.all(ask(hasty)))
        expect([status, headers['retry-after'], headers['idempotent-replayed']]).toEqual([
          503,
          '1',
          undefined,
        ]);
    }
    for (const { status } of await Promise.all(ask(idOf(90)))) expect(status).toBe(404);
  });

  it('When the order is received a moment after the click, then the click waits for it', async () => {
    const id = `hasty-${Math.random()}`;
    const cookie = test.signIn({ id: `buyer-of-${id}` });
    const click = test.request
      .post('/api/payments')
      .set('Cookie', cookie)
      .send({ orderId: id, token: 'tok_visa' });
    const [answer] = await Promise.all([click, test.reserved({ id })]);
    expect(answer.status).toBe(201);
  });
});

describe('3-D Secure', () => {
  it('When the card wants its owner, then the client secret, and confirm says when they have answered', async () => {
    const order = await test.reserved();
    const asked = await order.pay('pm_card_threeDSecure2Required').expect(201);
    const [intent] = order.intents();
    expect(asked.body).toEqual({
      id: order.id,
      status: 'requires_action',
      clientSecret: intent?.client_secret,
    });
    expect((await order.confirm().expect(200)).body).toEqual(asked.body);
    expect((await order.show()).body).not.toHaveProperty('clientSecret');
    await threeDs(test.stripe, String(intent?.id), 'complete');
    expect((await order.confirm().expect(200)).body).toEqual({ id: order.id, status: 'authorized' });
    expect(order.charges()).toHaveLength(1);
  });

  it('When the owner says no, then declined in words, and another card pays', async () => {
    const order = await test.reserved();
    await order.pay('pm_card_threeDSecure2Required').expect(201);
    await threeDs(test.stripe, String(order.intents()[0]?.id), 'fail');
    const { body } = await order.confirm().expect(400);
    expect(body).toEqual(
      refusal('Card declined: The payment method could not be authenticated.', 'payment.not-authenticated'),
    );
    await order.pay().expect(201);
    expect(order.charges()).toHaveLength(1);
  });

  it('When it is abandoned and the order expires, then the intent is gone and nothing was charged', async () => {
    const order = await test.reserved();
    await order.pay('pm_card_threeDSecure2Required').expect(201);
    await order.becomes.cancelled();
    expect(order.intents()).toMatchObject([{ status: 'canceled' }]);
    expect(order.charges()).toEqual([]);
    expect((await order.confirm().expect(400)).body).toEqual(
      refusal('The order is over: you were not charged', 'payment.order-over'),
    );
  });

  it('When it is repeated with an Idempotency-Key, then the secret is not in any stored answer', async () => {
    const order = await test.reserved();
    const headers = { 'Idempotency-Key': `3ds-${order.id}` };
    const first = await order.pay('pm_card_threeDSecure2Required', headers).expect(201);
    const second = await order.pay('pm_card_threeDSecure2Required', headers).expect(201);
    expect(second.body).toEqual(first.body);
    const { db } = test.service.platform;
    const all = await Promise.all(Object.values(db.models).map((model) => model.find().lean()));
    expect(JSON.stringify(all).includes('_secret_')).toBe(false);
    expect(order.intents()).toHaveLength(1);
  });
});

describe('An answer of Stripe that was overtaken', () => {
  it.each(['confirm', 'open'] as const)(
    'When %s asked Stripe before another card paid and is answered after it, then Stripe is asked again',
    async (what) => {
      const order = await test.reserved();
      await order.pay('pm_card_chargeDeclined').expect(400);
      await until('Stripe has said all', () => test.stripe.events().every((one) => !one.pending_webhooks));
      test.stripe.webhookFaults({ lose: true });
      test.stripe.fault({ on: 'read', kind: 'late', ms: 500 });
      const asked = order[what]().then(({ status }) => status);
      await until('Stripe was asked', () => test.stripe.faultsLeft() === 0);
      await order.pay('pm_card_visa').expect(201);
      expect(await asked).toBe(what === 'confirm' ? 200 : 201);
      await order.becomes.complete();
      expect(order.intents()).toMatchObject([{ status: 'succeeded' }]);
      expect((await order.show()).body).toMatchObject({ status: 'captured' });
      test.stripe.webhookFaults({});
    },
  );
});

describe('POST /api/payments/intents', () => {
  it('When it is asked twice, then the same intent, which the form at Stripe may charge', async () => {
    const order = await test.reserved();
    const first = await order.open().expect(201);
    const [intent] = order.intents();
    expect(first.body).toEqual({
      id: order.id,
      clientSecret: intent?.client_secret,
      amount: 19.99,
      currency: 'eur',
    });
    expect((await order.open().expect(201)).body).toEqual(first.body);
    expect((await order.confirm().expect(200)).body).toEqual({ id: order.id, status: 'initiated' });
    await order.pay().expect(201);
    expect(order.intents()).toMatchObject([{ id: intent?.id }]);
    expect(order.charges()).toMatchObject([{ status: 'succeeded' }]);
    expect((await order.open().expect(400)).body).toEqual(
      refusal('The order is paid already', 'payment.order-paid'),
    );
  });

  it('When it is asked for after a decline, then the same intent again', async () => {
    const order = await test.reserved();
    await order.pay('pm_card_chargeDeclined').expect(400);
    const { body } = await order.open().expect(201);
    expect(order.intents().map(({ client_secret }) => client_secret)).toEqual([body.clientSecret]);
  });
});

describe('GET /api/payments/:orderId', () => {
  it("When it is somebody else's, or there is none, then 404; signed out, then 401", async () => {
    const order = await test.reserved();
    await order.show().expect(404);
    await order.pay().expect(201);
    const stranger = test.signIn({ id: 'stranger' });
    for (const path of [`/api/payments/${order.id}`]) {
      await test.request.get(path).set('Cookie', stranger).expect(404);
      await test.request.post(`${path}/confirm`).set('Cookie', stranger).expect(404);
      await test.request.get(path).expect(401);
    }
  });
});
