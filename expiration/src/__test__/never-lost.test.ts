import { describe, expect, it } from '@jest/globals';
import { ExpirationComplete, PaymentAuthorized } from '@ticketing/common/contracts';
import {
  happen,
  isNatsServerMissing,
  isRedisMissing,
  natsServers,
  redisServer,
  until,
} from '@ticketing/common/testing';
import { openShop, type Shop } from './shop.ts';

const recoveryMs = 30_000;

const inShop = async (
  name: (typeof natsServers)[number],
  holdSeconds: number,
  publish: (shop: Shop, redis: Record<string, string>) => Promise<void>,
) => {
  const redis = await redisServer();
  const shop = await openShop(name, { holdSeconds });
  try {
    await publish(shop, redis.env);
  } finally {
    await shop.close();
    await redis.kill();
  }
};

describe.each(natsServers)('processes over %s', (name) => {
  const when = isNatsServerMissing(name) || isRedisMissing ? it.skip : it;

  when(
    'When the broker is down across the deadline, then every order ends after it, none early, and its seat is free; a paid one stays paid',
    () =>
      inShop(name, 3, async (shop, redis) => {
        await shop.expiration(redis);
        const [paid, ...orders] = await shop.reserved(21);
        if (!paid) throw new Error('no order');
        await happen(shop.bus, PaymentAuthorized, { orderId: paid.id });
        await until('all are known', async () => (await shop.known(orders.map(({ id }) => id))) === 20);
        await shop.broker.kill();
        await until(
          'all are overdue by a second',
          () => orders.every(({ expiresAt }) => Date.parse(expiresAt) + 1000 < Date.now()),
          recoveryMs,
        );
        await shop.broker.start();
        const began = performance.now();
        await shop.allEnded(orders, recoveryMs);
        console.log(
          `${name}: all over ${Math.round(performance.now() - began)} ms after the broker was back`,
        );
        expect(shop.early(orders)).toEqual([]);
        expect((await shop.buy(orders[0]?.ticketId ?? '')).status).toBe(201);
        expect(shop.ended.has(paid.id)).toBe(false);
        expect((await shop.buy(paid.ticketId)).status).toBe(400);
      }),
    90_000,
  );

  when(
    "When expiration's clock is ten minutes ahead, events come twice and of unknown orders, then no order ends early, and each within a second after its end",
    () =>
      inShop(name, 5, async (shop, redis) => {
        await shop.expirationAhead(redis);
        const orders = await shop.reserved(40);
        const [first] = orders;
        if (!first) throw new Error('no order');
        for (const orderId of ['unknown', first.id, first.id])
          await happen(shop.bus, ExpirationComplete, { orderId, expiresAt: first.expiresAt });
        await until('all ends were published, too early', () => shop.published.size > orders.length);
        const tooEarly = orders.filter(({ id, expiresAt }) =>
          shop.published.get(id)?.some((at) => at - 600_000 < Date.parse(expiresAt)),
        );
        expect(tooEarly).toHaveLength(orders.length);
        await shop.allEnded(orders, 15_000);
        expect(shop.early(orders)).toEqual([]);
        const worst = Math.max(...shop.lateness(orders));
        console.log(`${name}: published ten minutes early, over ${worst} ms late at worst`);
        expect(worst).toBeLessThan(1000);
      }),
    60_000,
  );
});

const steps = [
  'expiration.followed.beforeArm',
  'expiration.applied.beforeAck',
  'expiration.saving',
  'expiration.saved.beforePublish',
  'expiration.published.beforeRemove',
  'expiration.removed',
  'expiration.fired.beforeDone',
];

(isNatsServerMissing('JetStream') || isRedisMissing ? it.skip : it)(
  'When expiration is killed between any two of its steps, then the order ends after a restart, not early, and its seat is free',
  () =>
    inShop('JetStream', 2, async (shop, redis) => {
      for (const step of steps) {
        const dying = await shop.expiration({ ...redis, CRASH_AT: step });
        const [order] = await shop.reserved(1);
        if (!order) throw new Error('no order');
        expect([step, await dying.exited]).toMatchObject([step, { signal: 'SIGKILL' }]);
        const restarted = await shop.expiration(redis);
        const began = performance.now();
        await shop.allEnded([order], recoveryMs);
        console.log(`${step}: over ${Math.round(performance.now() - began)} ms after the restart`);
        expect(shop.early([order])).toEqual([]);
        expect((await shop.buy(order.ticketId)).status).toBe(201);
        await restarted.kill('SIGTERM');
      }
    }),
  120_000,
);
