import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { testMongoUri } from '@ticketing/common/testing';
import { type PaymentsTest, type Reserved, startPayments } from '../../__test__/start-payments.ts';

/** Three replicas of the service on one database, before one Stripe. */
let replicas: [PaymentsTest, PaymentsTest, PaymentsTest];
beforeAll(async () => {
  const env = { MONGO_URI: testMongoUri() };
  const first = await startPayments({ env });
  const others = { env: { ...env, STRIPE_API_URL: first.stripe.url } };
  replicas = [first, await startPayments(others), await startPayments(others)];
});
afterAll(async () => {
  for (const { service, stripe } of replicas.slice(1)) {
    await service.stop();
    await stripe.stop();
  }
  await replicas[0].stop();
});

const clickEverywhere = (order: Reserved, cardOf: (n: number) => string) =>
  Promise.all(
    Array.from({ length: 21 }, async (_, n) => {
      const { request } = replicas[n % 3] as PaymentsTest;
      const { status, body } = await request
        .post('/api/payments')
        .set('Cookie', order.cookie())
        .send({ orderId: order.id, token: cardOf(n) });
      return { status, body };
    }),
  );

it('When one clicks 21 times over three replicas, then one charge and one answer', async () => {
  const order = await replicas[0].reserved();
  const answers = await clickEverywhere(order, () => 'pm_card_visa');
  for (const answer of answers)
    expect(answer).toEqual({ status: 201, body: { id: order.id, status: 'authorized' } });
  expect(order.charges()).toHaveLength(1);
  expect(order.intents()).toHaveLength(1);
});

it('When each replica is given another card, then one of them is charged, once', async () => {
  const cards = ['pm_card_visa', 'pm_card_mastercard', 'tok_amex'];
  const order = await replicas[0].reserved();
  const answers = await clickEverywhere(order, (n) => String(cards[n % 3]));
  for (const answer of answers)
    expect(answer).toEqual({ status: 201, body: { id: order.id, status: 'authorized' } });
  expect(order.charges()).toHaveLength(1);
  expect(order.intents()).toHaveLength(1);
});

it('When the card is declined everywhere, then each is answered so, and another card pays', async () => {
  const order = await replicas[0].reserved();
  const answers = await clickEverywhere(order, () => 'pm_card_chargeDeclined');
  expect(answers.map(({ status }) => status)).toEqual(Array(21).fill(400));
  expect((await order.pay()).status).toBe(201);
  expect(order.charges().filter(({ status }) => status === 'succeeded')).toHaveLength(1);
  expect(order.intents()).toHaveLength(1);
});
