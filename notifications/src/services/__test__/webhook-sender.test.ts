import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import { Webhook } from 'standardwebhooks';
import { retryDelaysSeconds } from '../../domain/webhook-delivery.ts';
import { paid, seller, startReceiver, startWebhooks } from './start-webhooks.ts';

let test: Awaited<ReturnType<typeof startWebhooks>>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let answer: number;
beforeEach(async () => {
  answer = 200;
  test = await startWebhooks();
  receiver = await startReceiver((_req, res) => void res.writeHead(answer).end(`answer ${answer}`));
});
afterEach(async () => {
  await test.stop();
  await receiver.stop();
});

const receives = (count: number) => until(`${count} arrived`, () => receiver.received.length >= count);
const statusIs = (id: string, status: string) =>
  until(`the delivery is ${status}`, async () => (await test.deliveries(id))[0]?.status === status);
const attempted = (id: string, times: number) =>
  until(
    `${times} attempts are written`,
    async () => (await test.deliveries(id))[0]?.attempts.length === times,
  );

it('When an order is paid, then its seller receives a signed message without the buyer, and the reference library verifies it', async () => {
  const { id, secret } = await test.register(receiver.url);
  await test.hooks.enqueue(paid(1), seller.id);
  await receives(1);
  const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
  // its clock is this process's, like ours
  expect(new Webhook(secret).verify(body, headers)).toEqual({
    type: 'order.completed',
    timestamp: '2030-05-01T10:00:00.000Z',
    data: {
      id: '665000000000000000000004',
      version: 1,
      number: 'K7WQ2MXD',
      status: 'complete',
      quantity: 2,
      total: 39.98,
      currency: 'eur',
      listing: { id: '665000000000000000000002', title: 'String quartet by candlelight' },
    },
  });
  expect(body).not.toContain('665000000000000000000001');
  await statusIs(id, 'delivered');
  const [delivery] = await test.deliveries(id);
  expect(delivery).toMatchObject({
    id: headers['webhook-id'],
    attempts: [{ status: 200, answer: 'answer 200' }],
  });
});

it('When a message is altered, is another’s or is old, then the reference library refuses it', async () => {
  const { secret } = await test.register(receiver.url);
  await test.hooks.enqueue(paid(1), seller.id);
  await receives(1);
  const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
  const webhook = new Webhook(secret);
  expect(() => webhook.verify(body.replace('39.98', '1.00'), headers)).toThrow();
  expect(() => webhook.verify(body, { ...headers, 'webhook-id': 'msg_other' })).toThrow();
  const before = String(Number(headers['webhook-timestamp']) - 3600);
  expect(() => webhook.verify(body, { ...headers, 'webhook-timestamp': before })).toThrow(/too old/);
  expect(() => new Webhook(`whsec_${'A'.repeat(43)}=`).verify(body, headers)).toThrow();
});

it('When an event is received twice, then it is sent once', async () => {
  const { id } = await test.register(receiver.url);
  await Promise.all([test.hooks.enqueue(paid(1), seller.id), test.hooks.enqueue(paid(1), seller.id)]);
  await test.hooks.enqueue(paid(2), seller.id);
  await until(
    'both were sent',
    async () =>
      (await test.deliveries(id)).filter((one: { status: string }) => one.status === 'delivered').length ===
      2,
  );
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
  expect(receiver.received).toHaveLength(2);
});

it('When nobody asked for an event, or it is another seller’s, then nothing is sent', async () => {
  const { id } = await test.register(receiver.url, ['order.refunded']);
  await test.hooks.enqueue(paid(1), seller.id);
  await test.hooks.enqueue({ ...paid(2), id: 'other' }, '665000000000000000000009');
  expect(await test.deliveries(id)).toEqual([]);
});

it('When a receiver fails, then it is tried again after each delay under the same id, and then no more', async () => {
  answer = 500;
  const { id } = await test.register(receiver.url);
  await test.hooks.enqueue(paid(1), seller.id);
  for (const [tries, delay] of retryDelaysSeconds.slice(0, 3).entries()) {
    await attempted(id, tries + 1);
    expect(receiver.received).toHaveLength(tries + 1);
    test.clock.advance(delay + 60);
    test.wake();
  }
  await attempted(id, 4);
  answer = 204;
  test.clock.advance(3 * 3600);
  await statusIs(id, 'delivered');
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect((await test.webhook(id)).failingSince).toBeUndefined();
});

it('When a receiver is gone, then its webhook is switched off, its owner gets one message, and it can be switched on again', async () => {
  answer = 410;
  const { id } = await test.register(receiver.url);
  await test.hooks.enqueue(paid(1), seller.id);
  await until('it is off', async () => (await test.webhook(id)).off === 'gone');
  expect(test.switchedOff).toEqual([
    {
      id: `webhook:switched-off/${id}/0`,
      userId: seller.id,
      webhookId: id,
      url: receiver.url,
      reason: 'gone',
    },
  ]);
  await test.hooks.enqueue(paid(2), seller.id);
  expect(await test.deliveries(id)).toHaveLength(1);
  await test.post(`${id}/test`).expect(400);
  answer = 200;
  await test.patch(id, { on: true }).expect(200);
  await test.hooks.enqueue(paid(3), seller.id);
  await statusIs(id, 'delivered');
});

it('When a receiver fails for three days, then its webhook is switched off', async () => {
  answer = 503;
  const { id } = await test.register(receiver.url);
  await test.hooks.enqueue(paid(1), seller.id);
  await attempted(id, 1);
  test.clock.advance(3 * 24 * 3600);
  await until('it is off', async () => (await test.webhook(id)).off === 'failing');
  expect(test.switchedOff).toHaveLength(1);
});

it('When a delivery is sent again by hand, then it keeps its webhook-id', async () => {
  const { id } = await test.register(receiver.url);
  await test.hooks.enqueue(paid(1), seller.id);
  await statusIs(id, 'delivered');
  const [{ id: deliveryId }] = await test.deliveries(id);
  await test.post(`${id}/deliveries/${deliveryId}/redeliver`).expect(202);
  await receives(2);
  await attempted(id, 2);
  expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([deliveryId, deliveryId]);
});

it('When a test is sent and fails, then it is not tried again and does not count', async () => {
  answer = 500;
  const { id } = await test.register(receiver.url);
  await test.post(`${id}/test`).expect(202);
  await statusIs(id, 'failed');
  expect((await test.webhook(id)).failingSince).toBeUndefined();
  expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
    type: 'webhook.test',
    data: { webhookId: id },
  });
});

it('When a secret is rotated, then both sign for a day', async () => {
  const { id, secret: before } = await test.register(receiver.url);
  const { secret: after } = (await test.post(`${id}/rotate`).expect(200)).body;
  await test.post(`${id}/test`).expect(202);
  await receives(1);
  for (const secret of [before, after]) {
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
    new Webhook(secret).verify(body, headers);
  }
  test.clock.advance(24 * 3600 + 1);
  expect((await test.webhook(id)).previousSecretUntil).toBeUndefined();
});
