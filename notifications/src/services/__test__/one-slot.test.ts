import { afterEach, expect, it } from '@jest/globals';
import { createDatabase } from '@ticketing/common/service';
import { until } from '@ticketing/common/testing';
import { deliveryModel } from '../../models/deliveries.ts';
import { webhookModel } from '../../models/webhooks.ts';
import { type SafePost, safePost } from '../safe-post.ts';
import { createHooks } from '../webhook-hooks.ts';
import { webhookSender } from '../webhook-sender.ts';
import { paid, seller, startReceiver, startWebhooks } from './start-webhooks.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const startShop = async (timeoutMs?: number) => {
  const test = await startWebhooks(timeoutMs === undefined ? {} : { timeoutMs });
  stops.push(test.stop);
  return test;
};

/** Another replica on the same database. */
const replica = async (test: Awaited<ReturnType<typeof startWebhooks>>, post: SafePost) => {
  const db = createDatabase();
  await db.openUri(test.service.platform.config.MONGO_URI);
  const [webhooks, deliveries] = [webhookModel(db), deliveryModel(db)];
  const { clock, logger } = test.service.platform;
  const sender = webhookSender({ webhooks, deliveries, post, clock, logger, onSwitchedOff: async () => {} });
  stops.push(async () => {
    await sender.stop();
    await db.close();
  });
  return {
    webhooks,
    deliveries,
    ...sender,
    hooks: createHooks({ webhooks, deliveries, clock, wake: sender.wake }),
  };
};

it('When two replicas send, then each message is sent once and an endpoint has one at a time', async () => {
  const test = await startShop();
  let open = 0;
  let maxOpen = 0;
  const receiver = await startReceiver((_req, res) => {
    open += 1;
    maxOpen = Math.max(maxOpen, open);
    setImmediate(() => {
      open -= 1;
      res.end();
    });
  });
  stops.push(receiver.stop);
  const { id } = await test.register(receiver.url);
  const other = await replica(test, safePost({ allowLocal: true }));
  other.start();
  await Promise.all(
    Array.from({ length: 40 }, (_, number) =>
      (number % 2 ? test : other).hooks.enqueue(paid(number), seller.id),
    ),
  );
  const all = async () =>
    (await other.deliveries.page(id, 100)).filter(({ status }) => status === 'delivered');
  await until('all are delivered', async () => (await all()).length === 40);
  expect(receiver.received).toHaveLength(40);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(40);
  expect(maxOpen).toBe(1);
});

it('When a process dies between the answer and its write, then another sends again under the same webhook-id', async () => {
  const test = await startShop();
  const receiver = await startReceiver();
  stops.push(receiver.stop);
  const { id } = await test.register(receiver.url);
  await test.hooks.enqueue(paid(1), seller.id);
  await until('it arrived', () => receiver.received.length === 1);
  await until('it is written', async () => (await test.deliveries(id))[0]?.status === 'delivered');
  const at = test.clock();
  // as the crash leaves it: answered, and nothing written
  await test.service.platform.db
    .collection('deliveries')
    .updateOne({}, { $set: { status: 'waiting', attempts: 0, log: [], nextAt: at } });
  await test.service.platform.db
    .collection('webhooks')
    .updateOne({}, { $set: { holder: 'dead', freeAt: new Date(at.getTime() + 40_000), dueAt: at } });
  test.wake();
  expect(receiver.received).toHaveLength(1);
  test.clock.advance(41);
  await until('it arrived again', () => receiver.received.length === 2);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
});

it('When receivers hang, then others receive theirs meanwhile', async () => {
  const test = await startShop(1500);
  const hanging = await startReceiver(() => {});
  const healthy = await startReceiver();
  stops.push(hanging.stop, healthy.stop);
  for (let endpoint = 0; endpoint < 3; endpoint += 1) await test.register(hanging.url);
  await test.register(healthy.url);
  for (let number = 0; number < 5; number += 1) await test.hooks.enqueue(paid(number), seller.id);
  await until('the healthy one has all', () => healthy.received.length === 5, 1400);
  expect(hanging.received.length).toBeLessThanOrEqual(3);
});
