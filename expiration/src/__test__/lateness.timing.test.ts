import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { isBrokerMissing } from './broker.ts';
import { isRedisMissing, redisServer } from './redis-server.ts';
import { openShop, type Shop } from './shop.ts';

const isMissing = isBrokerMissing('JetStream') || isRedisMissing;
const p99 = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] as number;

/** As if they had been heard of long ago; the next round finds them. */
const pending = async (shop: Shop, many: number, expiresAt: (n: number) => Date) => {
  const deadlines = shop.db.expiration.collection<{ _id: string }>('deadlines');
  for (let from = 0; from < many; from += 2000) {
    const some = Array.from({ length: Math.min(2000, many - from) }, (_, index) => {
      const at = expiresAt(from + index);
      const next = { fact: 'expiration:complete', at };
      return {
        _id: `pending-${from + index}`,
        version: 1,
        orderVersion: 0,
        userId: 'buyer',
        expiresAt: at,
        next,
      };
    });
    await deadlines.insertMany(some);
  }
};

/** From its end to its event, by the clock of expiration; the broker has it a moment later. */
const latenesses = (shop: Shop, expiresAt: (n: number) => Date, from: number, to: number) => {
  const late: number[] = [];
  for (let n = from; n < to; n++) {
    const at = shop.told.get(`pending-${n}`)?.[0];
    if (at !== undefined) late.push(at - expiresAt(n).getTime());
  }
  return late;
};

(isMissing ? it.skip : it)(
  'When 10,000 are due in the same second, then all are told within 3 s, none early',
  async () => {
    const redis = await redisServer();
    const shop = await openShop('JetStream');
    try {
      await shop.expiration(redis.env);
      const due = Date.now() + 14_000;
      const expiresAt = (n: number) => new Date(due + (n % 1000));
      await pending(shop, 10_000, expiresAt);
      while (shop.told.size < 10_000 && Date.now() < due + 20_000) await sleep(10);
      const tookMs = Date.now() - due;
      const late = latenesses(shop, expiresAt, 0, 10_000);
      console.log(
        `10,000 due in a second: written ${p99(late)} ms late at p99, ${late.at(-1)} ms at worst; ` +
          `all received ${tookMs} ms after the first was due`,
      );
      expect(late).toHaveLength(10_000);
      expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
      expect(tookMs).toBeLessThan(1000 + 3000);
    } finally {
      await shop.close();
      await redis.kill();
    }
  },
  60_000,
);

(isMissing ? it.skip : it)(
  'When 100,000 are pending and 500 a second are due, then none is early and p99 of lateness is within 100 ms',
  async () => {
    const redis = await redisServer();
    const shop = await openShop('JetStream');
    try {
      await shop.expiration(redis.env);
      const due = Date.now() + 30_000;
      const expiresAt = (n: number) => new Date(due + n * 2);
      await pending(shop, 100_000, expiresAt);
      const until = due + 12_000;
      await sleep(until - Date.now());
      const late = latenesses(shop, expiresAt, 500, 5500);
      console.log(
        `100,000 pending, 500 a second: ${p99(late)} ms late at p99, ${late[late.length / 2]} ms at the median, ` +
          `${late.at(-1)} ms at worst`,
      );
      expect(late).toHaveLength(5000);
      expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
      expect(p99(late)).toBeLessThan(100);
    } finally {
      await shop.close();
      await redis.kill();
    }
  },
  90_000,
);
