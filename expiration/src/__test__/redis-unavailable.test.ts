import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  isRedisMissing,
  type RedisServer,
  redisServer,
  startProcess,
  testMongoUri,
  until,
} from '@ticketing/common/testing';
import { type ExpirationTest, startExpiration } from './start-expiration.ts';

const many = 20;
const recoveryMs = 30_000;

(isRedisMissing ? describe.skip : describe)('Redis, which may forget and may be unavailable', () => {
  let redis: RedisServer;
  let test: ExpirationTest;
  beforeEach(async () => {
    redis = await redisServer();
    test = await startExpiration(redis.env);
  });
  afterEach(async () => {
    redis.thaw();
    await test.stop();
    await redis.kill();
  });

  const held = async (seconds: number) => {
    const orders = Array.from({ length: many }, () => test.newOrder(seconds));
    await Promise.all(orders.map((order) => order.created()));
    return orders;
  };
  const jobs = () => redis.ask((asked) => asked.zcard('bull:expiration:delayed'));
  /** All have ended, each once and none early. */
  const allEnd = async (orders: Awaited<ReturnType<typeof held>>, what: string) => {
    await until('all have ended', () => orders.every(({ published }) => published().length > 0), recoveryMs);
    const late = orders.map(
      ({ published, expiresAt }) => Date.parse(published()[0].at) - Date.parse(expiresAt),
    );
    console.log(`${what}: ended ${Math.max(...late)} ms late at worst`);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
    await test.bus.settled();
    for (const { published } of orders) expect(published()).toHaveLength(1);
  };

  it('When it is killed and comes back empty, then the jobs are put back, and every hold ends', async () => {
    const orders = await held(4);
    await until('the jobs are there', async () => (await jobs()) === many);
    await redis.kill();
    await redis.start();
    await until('the jobs are there again', async () => (await jobs()) === many, 3000);
    await allEnd(orders, 'Redis killed and empty');
  });

  it('When everything is flushed, then the jobs are put back within 10 s, and every hold ends', async () => {
    const orders = await held(14);
    await until('the jobs are there', async () => (await jobs()) === many);
    await redis.ask((asked) => asked.flushall());
    await until('the jobs are there again', async () => (await jobs()) === many, 11_000);
    await allEnd(orders, 'Redis flushed');
  }, 40_000);

  it('When it is unavailable for 30 s, then every hold ends all the same, and new ones are received', async () => {
    const before = await held(2);
    await redis.kill();
    const killedAt = performance.now();
    const meanwhile = [...(await held(1)), ...(await held(15)), ...(await held(28))];
    await allEnd([...before, ...meanwhile], 'Redis away');
    while (performance.now() - killedAt < 30_000) await new Promise((done) => setTimeout(done, 50));
    await redis.start();
    await allEnd(await held(1), 'Redis back');
  }, 90_000);

  it('When it no longer answers, then orders are received at once, and every hold ends', async () => {
    redis.freeze();
    const began = performance.now();
    const orders = await held(1);
    expect(performance.now() - began).toBeLessThan(3000);
    await allEnd(orders, 'Redis frozen');
  }, 40_000);
});

it('When Redis was never there, then the service is ready, says so once, and stops cleanly when asked to', async () => {
  const program = resolve(import.meta.dirname, '../../dist/index.js');
  const service = startProcess(program, {
    MONGO_URI: testMongoUri(),
    REDIS_HOST: '127.0.0.1',
    REDIS_PORT: '1',
  });
  await until('it is ready', service.isReady);
  const began = performance.now();
  expect(await service.kill('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(performance.now() - began).toBeLessThan(6000);
  expect(
    service.log.filter(({ msg }) => /^Redis is unavailable, what is due/.test(String(msg))),
  ).toHaveLength(1);
});
