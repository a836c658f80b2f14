import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import Stripe from 'stripe';
import { createFakeStripe, type FakeStripe, type FakeStripeOptions } from '../index.ts';

const clientOf = ({ port }: { port: number }, key = 'sk_test_1') =>
  new Stripe(key, { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });

let fake: FakeStripe;
let stripe: Stripe;
beforeAll(async () => {
  fake = await createFakeStripe();
  stripe = clientOf(fake);
});
afterAll(() => fake.stop());

const card = { payment_method: 'pm_card_visa', confirm: true, capture_method: 'manual' } as const;
const held = (amount = 1999) => stripe.paymentIntents.create({ amount, currency: 'eur', ...card });
const failing = (work: Promise<unknown>) =>
  work.then(
    () => ({ code: 'none', type: 'none', statusCode: 200 }),
    ({ code, type, statusCode }) => ({ code, type, statusCode }),
  );

describe('Idempotency keys', () => {
  it('When a key is used again, then the first answer again, decline or not', async () => {
    const params = { amount: 500, currency: 'eur', ...card };
    const first = await stripe.paymentIntents.create(params, { idempotencyKey: 'again' });
    const second = await stripe.paymentIntents.create(params, { idempotencyKey: 'again' });
    expect(second.id).toBe(first.id);
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
    const declined = { ...params, payment_method: 'pm_card_chargeDeclined' };
    const before = fake.intents().length;
    for (let n = 0; n < 2; n++) {
      expect(await failing(stripe.paymentIntents.create(declined, { idempotencyKey: 'no' }))).toMatchObject({
        code: 'card_declined',
        statusCode: 402,
      });
    }
    expect(fake.intents()).toHaveLength(before + 1);
  });

  it('When it is used with other parameters, then an idempotency error; by another account, it is another key', async () => {
    await stripe.paymentIntents.create({ amount: 500, currency: 'eur' }, { idempotencyKey: 'other' });
    const other = { amount: 501, currency: 'eur' };
    expect(await failing(stripe.paymentIntents.create(other, { idempotencyKey: 'other' }))).toMatchObject({
      type: 'StripeIdempotencyError',
      statusCode: 400,
    });
    await clientOf(fake, 'sk_test_2').paymentIntents.create(other, { idempotencyKey: 'other' });
  });

  it('When two use it at once, then one is 409', async () => {
    fake.fault({ on: 'create', kind: 'delay', ms: 200 });
    const create = () =>
      failing(stripe.paymentIntents.create({ amount: 500, currency: 'eur' }, { idempotencyKey: 'twins' }));
    const first = create();
    await sleep(50);
    expect(await create()).toMatchObject({ code: 'idempotency_key_in_use', statusCode: 409 });
    expect(await first).toMatchObject({ statusCode: 200 });
  });

  it('When Stripe erred, then the error is remembered; when the request was malformed, it is not', async () => {
    fake.fault({ on: 'create', kind: '500' });
    const params = { amount: 500, currency: 'eur' };
    for (let n = 0; n < 2; n++) {
      const answer = await failing(stripe.paymentIntents.create(params, { idempotencyKey: 'erred' }));
      expect(answer.statusCode).toBe(500);
    }
    const malformed = { amount: 1.5, currency: 'eur' };
    await failing(stripe.paymentIntents.create(malformed, { idempotencyKey: 'malformed' }));
    await stripe.paymentIntents.create(params, { idempotencyKey: 'malformed' });
  });
});

describe('Intents', () => {
  it('When an answer comes late, then it says how things were when it was asked', async () => {
    const { id } = await held();
    fake.fault({ on: 'read', kind: 'late', ms: 200 });
    const read = stripe.paymentIntents.retrieve(id);
    while (fake.faultsLeft() > 0) await sleep(5);
    await stripe.paymentIntents.cancel(id);
    expect((await read).status).toBe('requires_capture');
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('canceled');
  });

  it('When the card is unknown, then no intent is left of the request', async () => {
    const before = fake.intents().length;
    const params = { amount: 500, currency: 'eur', payment_method: 'pm_nonsense', confirm: true };
    expect((await failing(stripe.paymentIntents.create(params))).statusCode).toBe(404);
    expect(fake.intents()).toHaveLength(before);
  });

  it('When money is held, then it can be captured once, or voided once, never both', async () => {
    const one = await held();
    expect(await stripe.paymentIntents.capture(one.id)).toMatchObject({
      status: 'succeeded',
      amount_received: 1999,
    });
    for (const again of [stripe.paymentIntents.capture(one.id), stripe.paymentIntents.cancel(one.id)]) {
      expect(await failing(again)).toMatchObject({
        code: 'payment_intent_unexpected_state',
        statusCode: 400,
      });
    }
    const other = await held();
    await stripe.paymentIntents.cancel(other.id);
    expect(await failing(stripe.paymentIntents.capture(other.id))).toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
  });

  it('When more is captured than is held, or too little charged, then refused', async () => {
    const { id } = await held(1000);
    expect(await failing(stripe.paymentIntents.capture(id, { amount_to_capture: 1001 }))).toMatchObject({
      code: 'amount_too_large',
    });
    expect(await failing(held(49))).toMatchObject({ code: 'amount_too_small' });
    expect(await failing(held(100_000_000))).toMatchObject({ code: 'amount_too_large' });
  });

  it('When the time to capture has passed, then the money was voided', async () => {
    let now = new Date();
    const slow = await createFakeStripe({ now: () => now, captureWindowSeconds: 60 });
    const client = clientOf(slow);
    const { id } = await client.paymentIntents.create({ amount: 500, currency: 'eur', ...card });
    now = new Date(now.getTime() + 61_000);
    expect(await failing(client.paymentIntents.capture(id))).toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
    expect(await client.paymentIntents.retrieve(id)).toMatchObject({ status: 'canceled' });
    await slow.stop();
  });

  it.each([
    ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
    ['pm_card_visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', undefined],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', undefined],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', undefined],
  ])(
    'When the card is %s, then %s, and another card may be tried on the intent',
    async (payment_method, code, why) => {
      const error = await stripe.paymentIntents
        .create({ amount: 500, currency: 'eur', ...card, payment_method })
        .catch((caught) => caught);
      expect([error.type, error.code, error.decline_code || undefined]).toEqual([
        'StripeCardError',
        code,
        why,
      ]);
      const { id } = error.payment_intent;
      expect(await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_mastercard' })).toMatchObject(
        {
          status: 'requires_capture',
          last_payment_error: null,
        },
      );
    },
  );

  it('When it is looked for, then by id, by time and by metadata; and unknown is 404', async () => {
    const metadata = { orderId: `order-${Math.random()}` };
    const { id, created } = await stripe.paymentIntents.create({ amount: 500, currency: 'eur', metadata });
    expect((await stripe.paymentIntents.list({ created: { gte: created }, limit: 1 })).data[0]?.id).toBe(id);
    const query = `metadata['orderId']:'${metadata.orderId}'`;
    expect((await stripe.paymentIntents.search({ query })).data.map((one) => one.id)).toEqual([id]);
    expect(await failing(stripe.paymentIntents.retrieve('pi_unknown'))).toMatchObject({ statusCode: 404 });
    expect(await failing(clientOf(fake, 'rk_wrong').paymentIntents.list())).toMatchObject({
      statusCode: 401,
    });
  });
});

describe('Refunds', () => {
  it('When a charge is refunded, then never more than it was, and not twice', async () => {
    const { id: payment_intent } = await held();
    expect(await failing(stripe.refunds.create({ payment_intent }))).toMatchObject({ statusCode: 400 });
    await stripe.paymentIntents.capture(payment_intent);
    expect((await failing(stripe.refunds.create({ payment_intent, amount: 2000 }))).statusCode).toBe(400);
    const refund = await stripe.refunds.create({ payment_intent, amount: 1000 });
    await stripe.refunds.create({ payment_intent });
    expect(await failing(stripe.refunds.create({ payment_intent }))).toMatchObject({
      code: 'charge_already_refunded',
    });
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ amount: 1000, status: 'succeeded' });
    expect((await stripe.refunds.list({ payment_intent })).data.map(({ amount }) => amount)).toEqual([
      999, 1000,
    ]);
  });
});

describe('3-D Secure', () => {
  const asked = () =>
    stripe.paymentIntents.create({
      amount: 500,
      currency: 'eur',
      ...card,
      payment_method: 'pm_card_threeDSecure2Required',
    });

  it('When it is mounted behind a prefix, then the page, its buttons and the way back work', async () => {
    const server = createServer(express().use('/dev/stripe', fake.app)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const { id, status } = await asked();
    expect(status).toBe('requires_action');
    const page = `http://127.0.0.1:${port}/dev/stripe/test/3ds/${id}`;
    const html = await (await fetch(`${page}?return_to=/orders/1`)).text();
    const [, action = ''] = /action="([^"]+complete)"/.exec(html) ?? [];
    expect(html).toContain('value="/orders/1"');
    const body = new URLSearchParams({ return_to: '/orders/1' });
    const answer = await fetch(new URL(action, page), { method: 'POST', body, redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/orders/1']);
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'requires_capture' });
    server.close();
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', '"><script>'])(
    'When the way back is %s, then nobody is sent there',
    async (to) => {
      const { id } = await asked();
      const page = await (
        await fetch(`${fake.url}/test/3ds/${id}?return_to=${encodeURIComponent(to)}`)
      ).text();
      expect(page).toContain('value=""');
      const body = new URLSearchParams({ return_to: to });
      const answer = await fetch(`${fake.url}/test/3ds/${id}/fail`, {
        method: 'POST',
        body,
        redirect: 'manual',
      });
      expect(answer.status).toBe(200);
      expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'requires_payment_method' });
    },
  );
});

describe('Webhooks and memory', () => {
  const receiver = async (statuses: number[]) => {
    const got: { body: string; signature: string }[] = [];
    const server = createServer(async (req, res) => {
      got.push({ body: await text(req), signature: String(req.headers['stripe-signature']) });
      res.writeHead(statuses.shift() ?? 200).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    return { got, server, webhooks: [{ url: `http://127.0.0.1:${port}`, secret: 'whsec_1' }] };
  };
  const until = async (isTrue: () => boolean) => {
    for (let n = 0; !isTrue() && n < 300; n++) await sleep(10);
    expect(isTrue()).toBe(true);
  };
  const started = async (options: FakeStripeOptions) => {
    const other = await createFakeStripe(options);
    return { other, client: clientOf(other) };
  };

  it('When something happens, then it is sent, signed as Stripe signs, again until it is received', async () => {
    const { got, server, webhooks } = await receiver([500]);
    const { other, client } = await started({ webhooks });
    await client.paymentIntents.create({ amount: 500, currency: 'eur' });
    await until(() => got.length === 2);
    for (const { body, signature } of got) {
      const event = stripe.webhooks.constructEvent(body, signature, 'whsec_1');
      expect(event.type).toBe('payment_intent.created');
      expect(() => stripe.webhooks.constructEvent(body, signature, 'whsec_2')).toThrow();
    }
    other.webhookFaults({ duplicates: 2 });
    await client.paymentIntents.create({ amount: 500, currency: 'eur' });
    await until(() => got.length === 5);
    other.webhookFaults({ lose: true });
    await client.paymentIntents.create({ amount: 500, currency: 'eur' });
    await sleep(100);
    expect(got).toHaveLength(5);
    await other.stop();
    server.close();
  });

  it('When the next process begins with its file, then all is there, keys too, and what was not received is sent', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'fake-stripe-')), 'stripe.jsonl');
    const nobody = [{ url: 'http://127.0.0.1:9', secret: 'whsec_1' }];
    const first = await started({ file, webhooks: nobody });
    const params = { amount: 500, currency: 'eur', ...card };
    const { id } = await first.client.paymentIntents.create(params, { idempotencyKey: 'kept' });
    await first.other.stop();

    const { got, server, webhooks } = await receiver([]);
    const second = await started({ file, webhooks });
    expect(await second.client.paymentIntents.retrieve(id)).toMatchObject({ status: 'requires_capture' });
    const again = await second.client.paymentIntents.create(params, { idempotencyKey: 'kept' });
    expect(again.id).toBe(id);
    await until(() => got.length === 2);
    await second.other.stop();
    server.close();
  });

  it('When another process asks for trouble, then it has it', async () => {
    const control = (method: string, path: string, body?: object) =>
      fetch(`${fake.url}/test/${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    expect((await control('POST', 'faults', { on: 'nothing' })).status).toBe(400);
    await control('POST', 'faults', { on: 'any', kind: '429', times: 2 });
    expect((await failing(held())).statusCode).toBe(429);
    await control('DELETE', 'faults');
    expect((await failing(held())).statusCode).toBe(200);
    expect((await control('PUT', 'webhooks', { lose: false })).status).toBe(200);
  });
});
