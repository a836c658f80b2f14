import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrderUpdated } from '@ticketing/common/contracts';
import { happen, isRedisMissing, type RedisServer, redisServer, until } from '@ticketing/common/testing';
import { type ExpirationTest, startExpiration } from './start-expiration.ts';

describe.each(['by polling', 'by Bull'] as const)('the end of a hold, %s', (kind) => {
  const needsRedis = kind === 'by Bull';
  const when = needsRedis && isRedisMissing ? it.skip : it;
  let redis: RedisServer | undefined;
  let test: ExpirationTest;
  beforeAll(async () => {
    if (needsRedis && isRedisMissing) return;
    if (needsRedis) redis = await redisServer();
    test = await startExpiration(redis?.env);
  });
  afterAll(async () => {
    await test?.stop();
    await redis?.kill();
  });

  when('When the time comes, then expiration:complete, not before, and the deadline is done', async () => {
    const order = test.newOrder(1.5);
    await order.created();
    await order.saidAtLast('expiration:complete');
    const [event] = order.published();
    expect(event).toMatchObject({
      id: `expiration:complete/${order.id}/2`,
      data: { orderId: order.id, expiresAt: order.expiresAt },
    });
    expect(Date.parse(event.at)).toBeGreaterThanOrEqual(Date.parse(order.expiresAt));
    expect(Date.parse(event.at) - Date.parse(order.expiresAt)).toBeLessThan(1000);
    await test.bus.settled();
    expect(await order.stored()).toMatchObject({ doneAt: expect.any(Date) });
    expect(await order.stored()).not.toHaveProperty('next');
    expect(await order.stored()).not.toHaveProperty('outbox');
  });

  when('When the hold is longer than five minutes, then soon first, then complete', async () => {
    const order = test.newOrder(301);
    await order.created();
    await order.saidAtLast('expiration:soon');
    const [soon] = order.published();
    expect(Date.parse(order.expiresAt) - Date.parse(soon.at)).toBeLessThanOrEqual(300_000);
    expect(order.facts()).toEqual(['expiration:soon']);
    expect(await order.stored()).toMatchObject({ next: { fact: 'expiration:complete' } });
  });

  when('When the hold is extended, then it ends at its new time only, under a new id', async () => {
    const order = test.newOrder(1);
    await order.created();
    const expiresAt = test.inSeconds(2.5);
    await order.updated(1, { expiresAt });
    await order.saidAtLast('expiration:complete', 5000);
    expect(order.published()).toMatchObject([
      { id: `expiration:complete/${order.id}/3`, data: { expiresAt } },
    ]);
    expect(Date.parse(order.published()[0].at)).toBeGreaterThanOrEqual(Date.parse(expiresAt));
  });

  when('When it is extended after all was said, then the new end is published too', async () => {
    const order = test.newOrder(0.2);
    await order.created();
    await order.saidAtLast('expiration:complete');
    const expiresAt = test.inSeconds(1);
    await order.updated(1, { expiresAt });
    await until('the second end is published', () => order.published().length === 2, 4000);
    expect(order.published().map(({ id }) => id)).toEqual([
      `expiration:complete/${order.id}/2`,
      `expiration:complete/${order.id}/4`,
    ]);
    expect(Date.parse(order.published()[1].at)).toBeGreaterThanOrEqual(Date.parse(expiresAt));
  });

  when('When it is received after its end, then it ends at once', async () => {
    const order = test.newOrder(-30);
    await order.created();
    await order.saidAtLast('expiration:complete', 1000);
  });

  when('When a second replica joins, then they share the work and an order ends', async () => {
    const { MONGO_URI } = test.service.platform.config;
    const second = await startExpiration({ ...redis?.env, MONGO_URI });
    const orders = Array.from({ length: 50 }, () => test.newOrder(1));
    await Promise.all(orders.map((order) => order.created()));
    const facts = () => [...test.bus.published, ...second.bus.published].map(({ id }) => id);
    await until(
      'all have ended',
      () => orders.every(({ id }) => facts().includes(`expiration:complete/${id}/2`)),
      4000,
    );
    await second.service.stop();
    for (const order of orders) expect(await order.stored()).toMatchObject({ version: 2 });
  });
});

describe('what lies there', () => {
  it('When 20,000 deadlines lie there, then what is due and what is coming are found by an index', async () => {
    const test = await startExpiration();
    const deadlines = test.service.platform.db.collection<{ _id: string }>('deadlines');
    const soon = Date.now() + 3_600_000;
    const pending = Array.from({ length: 20_000 }, (_, n) => ({
      _id: `pending-${n}`,
      version: 1,
      orderVersion: 0,
      userId: 'buyer',
      expiresAt: new Date(soon + n),
      ...(n % 2 ? { next: { fact: 'expiration:complete', at: new Date(soon + n) } } : { doneAt: new Date() }),
    }));
    // the service must not take the store for lost meanwhile
    for (let from = 0; from < pending.length; from += 1000)
      await deadlines.insertMany(pending.slice(from, from + 1000));
    const filter = { 'next.at': { $lte: new Date(soon + 100) } };
    const { executionStats } = await deadlines.find(filter).sort({ 'next.at': 1 }).explain('executionStats');
    expect(executionStats).toMatchObject({ nReturned: 50 });
    expect(executionStats.totalDocsExamined).toBeLessThanOrEqual(51);
    await test.stop();
  });

  it('When events of one order arrive in any order, many at once, then the newest stays', async () => {
    const test = await startExpiration();
    const order = test.newOrder(900);
    const versions = [...Array(30).keys()].sort(() => Math.random() - 0.5);
    await Promise.all(
      versions.map((version) =>
        happen(test.bus, OrderUpdated, {
          id: order.id,
          version,
          status: 'created',
          expiresAt: test.inSeconds(1000 + version),
        }),
      ),
    );
    await test.bus.settled();
    expect(await order.stored()).toMatchObject({ orderVersion: 29 });
    await test.stop();
  });
});
