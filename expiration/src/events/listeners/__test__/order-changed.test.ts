import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type EventDefinition,
  OrderCancelled,
  OrderCompleted,
  type OrderData,
  OrderRefunded,
  OrderRefundRequested,
} from '@ticketing/common/contracts';
import { until } from '@ticketing/common/testing';
import { type ExpirationTest, startExpiration } from '../../../__test__/start-expiration.ts';

let test: ExpirationTest;
beforeAll(async () => {
  test = await startExpiration();
});
afterAll(() => test.stop());

let poisoned = 0;
const poison = async (subject: string) => {
  const mark = `poison-${++poisoned}`;
  await test.bus.publish({ subject, id: mark, body: `{"broken":"${mark}` });
  await until(`${subject} poison is parked`, async () =>
    (await test.bus.history('dlq.expiration')).some(({ body }) => body.includes(mark)),
  );
};

describe('order:created', () => {
  it('When an order is held, then its deadline is kept (applies), once (twice)', async () => {
    const order = test.newOrder(900);
    for (let n = 0; n < 2; n++) await order.created();
    expect(await order.stored()).toMatchObject({
      version: 1,
      orderVersion: 0,
      userId: 'buyer',
      next: { fact: 'expiration:soon', at: new Date(Date.parse(order.expiresAt) - 300_000) },
    });
  });

  it('When it comes after the order was cancelled, then it stays over (late)', async () => {
    const order = test.newOrder(-1);
    await order.cancelled(1);
    await order.created();
    expect(await order.stored()).toMatchObject({ orderVersion: 1, doneAt: expect.any(Date) });
    expect(order.facts()).toEqual([]);
  });

  it('When poison comes, then the next is served (poison)', async () => {
    await poison('order:created');
    const order = test.newOrder(900);
    await order.created();
    expect(await order.stored()).toMatchObject({ orderVersion: 0 });
  });
});

describe('order:updated', () => {
  it('When the hold is extended, then the deadline moves (applies), once (twice)', async () => {
    const order = test.newOrder(900);
    await order.created();
    const expiresAt = test.inSeconds(1200);
    for (let n = 0; n < 2; n++) await order.updated(1, { expiresAt });
    expect(await order.stored()).toMatchObject({
      version: 2,
      orderVersion: 1,
      expiresAt: new Date(expiresAt),
      next: { at: new Date(Date.parse(expiresAt) - 300_000) },
    });
  });

  it('When a payment begins, then the same deadline is kept', async () => {
    const order = test.newOrder(900);
    await order.created();
    const { next } = (await order.stored()) ?? {};
    await order.updated(1, { status: 'awaiting:payment' });
    const kept = await order.stored();
    expect(kept).toMatchObject({ version: 2, orderVersion: 1, next });
    expect(kept).not.toHaveProperty('doneAt');
  });

  it('When an older one comes late, then the newest stays (late)', async () => {
    const order = test.newOrder(900);
    const expiresAt = test.inSeconds(1200);
    await order.updated(2, { expiresAt });
    await order.updated(1);
    expect(await order.stored()).toMatchObject({ orderVersion: 2, expiresAt: new Date(expiresAt) });
  });

  it('When poison comes, then the next is served (poison)', async () => {
    await poison('order:updated');
    const order = test.newOrder(900);
    await order.updated(1);
    expect(await order.stored()).toMatchObject({ orderVersion: 1 });
  });
});

describe.each<[string, EventDefinition<string, OrderData>, Partial<OrderData & { reason: string }>]>([
  ['order:cancelled', OrderCancelled, { reason: 'user' }],
  ['order:completed', OrderCompleted, {}],
  ['order:refund-requested', OrderRefundRequested, {}],
  ['order:refunded', OrderRefunded, {}],
])('%s', (subject, event, given) => {
  it('When the order is no longer held, then its timer does nothing (applies), once (twice)', async () => {
    const order = test.newOrder(1);
    await order.created();
    for (let n = 0; n < 2; n++) await order.happens(event, { ...given, version: 1 });
    expect(await order.stored()).toMatchObject({ version: 2, orderVersion: 1, doneAt: expect.any(Date) });
    const witness = test.newOrder(1);
    await witness.created();
    await witness.saidAtLast('expiration:complete');
    expect(order.facts()).toEqual([]);
  });

  it('When it is older than what is known, then nothing changes (late)', async () => {
    const order = test.newOrder(900);
    await order.updated(5);
    await order.happens(event, { ...given, version: 4 });
    expect(await order.stored()).toMatchObject({ version: 1, orderVersion: 5, next: expect.anything() });
  });

  it('When poison comes, then the next is served (poison)', async () => {
    await poison(subject);
    const order = test.newOrder(900);
    await order.happens(event, { ...given, version: 1 });
    expect(await order.stored()).toMatchObject({ orderVersion: 1, doneAt: expect.any(Date) });
  });
});
