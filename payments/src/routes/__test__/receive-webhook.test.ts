import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import { signatureOf } from '@ticketing/fake-stripe';
import {
  type PaymentsTest,
  refusal,
  startPayments,
  stripeKeys,
  threeDs,
} from '../../__test__/start-payments.ts';

let test: PaymentsTest;
beforeAll(async () => {
  test = await startPayments({ webhooksArrive: false, ordersAnswers: false });
});
afterAll(() => test.stop());

const { STRIPE_WEBHOOK_SECRET: secret } = stripeKeys;

const post = (body: string, signature: string) =>
  test.request
    .post('/api/payments/webhook')
    .set('Content-Type', 'application/json')
    .set('Stripe-Signature', signature)
    .send(body);
const deliver = (event: object, at = test.clock()) => {
  const body = JSON.stringify(event);
  return post(body, signatureOf(body, secret, at));
};

let events = 0;
const event = (intentId: string, more: object = {}) => ({
  id: `evt_test_${++events}`,
  object: 'event',
  type: 'payment_intent.amount_capturable_updated',
  data: { object: { id: intentId, object: 'payment_intent' } },
  ...more,
});

/** Its owner has answered at the bank, and no webhook has come. */
const confirmedElsewhere = async () => {
  const order = await test.reserved();
  await order.pay('pm_card_threeDSecure2Required').expect(201);
  const intentId = String(order.intents()[0]?.id);
  await threeDs(test.stripe, intentId, 'complete');
  return { ...order, intentId };
};

describe('POST /api/payments/webhook', () => {
  it('When Stripe sends an authorization, then it is noted, and published once however often it comes', async () => {
    const order = await confirmedElsewhere();
    const news = event(order.intentId);
    for (let n = 0; n < 3; n++) expect((await deliver(news).expect(200)).body).toEqual({ received: true });
    await Promise.all(Array.from({ length: 5 }, () => deliver(event(order.intentId)).expect(200)));
    await test.bus.settled();
    expect(await test.stored(order.id)).toMatchObject({ status: 'authorized', version: 2 });
    expect(order.published().filter(({ type }) => type === 'payment:authorized')).toHaveLength(1);
    const kept = test.service.platform.db.collection('stripe-events');
    expect(await kept.countDocuments({ _id: news.id as never })).toBe(1);
  });

  it('When the payload claims what is not so, then Stripe is asked, and believed', async () => {
    const order = await test.reserved();
    await order.pay('pm_card_threeDSecure2Required').expect(201);
    const lie = { id: order.intents()[0]?.id, object: 'payment_intent', status: 'succeeded' };
    await deliver(event('', { type: 'payment_intent.succeeded', data: { object: lie } })).expect(200);
    expect(await test.stored(order.id)).toMatchObject({ status: 'requires_action' });
  });

  it('When it is forged, unsigned, or of another body, then 400 and nothing happens', async () => {
    const order = await confirmedElsewhere();
    const body = JSON.stringify(event(order.intentId));
    const forgeries = [
      signatureOf(body, 'whsec_guessed', test.clock()),
      signatureOf(`${body} `, secret, test.clock()),
      signatureOf(body, secret, test.clock()).replace('v1=', 'v0='),
      't=1,v1=',
      '',
    ];
    for (const signature of forgeries) {
      expect((await post(body, signature).expect(400)).body).toEqual(
        refusal('The signature is not valid', 'webhook.invalid-signature'),
      );
    }
    await test.request.post('/api/payments/webhook').send(JSON.parse(body)).expect(400);
    expect(await test.stored(order.id)).toMatchObject({ status: 'requires_action' });
  });

  it('When it is replayed after an hour, then 400; within five minutes it is fresh', async () => {
    const order = await confirmedElsewhere();
    const anHourAgo = new Date(test.clock().getTime() - 3_600_000);
    await deliver(event(order.intentId), anHourAgo).expect(400);
    expect(await test.stored(order.id)).toMatchObject({ status: 'requires_action' });
    await deliver(event(order.intentId), new Date(test.clock().getTime() - 290_000)).expect(200);
    expect(await test.stored(order.id)).toMatchObject({ status: 'authorized' });
  });

  it("When it is of another account's intent, of no intent, or of none of our orders, then 200 and ignored", async () => {
    await deliver(event('pi_of_somebody_else')).expect(200);
    await deliver(event('', { type: 'customer.created', data: { object: { object: 'customer' } } })).expect(
      200,
    );
    const body = new URLSearchParams({ amount: '500', currency: 'eur', 'metadata[orderId]': 'not-ours' });
    const made = await fetch(`${test.stripe.url}/v1/payment_intents`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_payments' },
      body,
    });
    const { id } = (await made.json()) as { id: string };
    await deliver(event(id)).expect(200);
    expect(test.stripe.intents().find((one) => one.id === id)?.status).toBe('requires_payment_method');
  });

  it('When they come out of order, then what Stripe says now counts', async () => {
    const order = await confirmedElsewhere();
    await deliver(event(order.intentId, { type: 'payment_intent.amount_capturable_updated' })).expect(200);
    await deliver(event(order.intentId, { type: 'payment_intent.requires_action' })).expect(200);
    await deliver(event(order.intentId, { type: 'payment_intent.created' })).expect(200);
    expect(await test.stored(order.id)).toMatchObject({ status: 'authorized' });
  });

  it('When money arrives for an order that is over, then it is voided', async () => {
    const order = await test.reserved();
    await order.open().expect(201);
    const intentId = String(order.intents()[0]?.id);
    test.stripe.fault({ on: 'cancel', kind: '429', times: 6 });
    const cancelling = order.becomes.cancelled();
    await confirmAtStripe(intentId);
    await cancelling;
    await deliver(event(intentId)).expect(200);
    await until('it is voided', () => order.intents()[0]?.status === 'canceled');
  });

  it('When money was even taken for an order that is over, then it goes back', async () => {
    const order = await confirmedElsewhere();
    await fetch(`${test.stripe.url}/v1/payment_intents/${order.intentId}/capture`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_payments' },
    });
    await order.becomes.cancelled();
    await deliver(event(order.intentId)).expect(200);
    expect(order.charges()).toMatchObject([{ amount_captured: 1999, amount_refunded: 1999 }]);
    expect(await test.stored(order.id)).toMatchObject({ status: 'refunded' });
  });

  it('When Stripe cannot be asked, then 503, and it comes again', async () => {
    const order = await confirmedElsewhere();
    test.stripe.fault({ on: 'read', kind: '429', times: 50 });
    const news = event(order.intentId);
    await deliver(news).expect(503);
    test.stripe.clearFaults();
    await deliver(news).expect(200);
    expect(await test.stored(order.id)).toMatchObject({ status: 'authorized' });
  }, 30_000);
});

const confirmAtStripe = (intentId: string) =>
  fetch(`${test.stripe.url}/v1/payment_intents/${intentId}/confirm`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_payments' },
    body: new URLSearchParams({ payment_method: 'pm_card_visa' }),
  });
