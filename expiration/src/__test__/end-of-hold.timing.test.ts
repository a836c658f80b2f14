import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  isNatsServerMissing,
  isRedisMissing,
  natsServers,
  onThisMachine,
  redisServer,
} from '@ticketing/common/testing';
import { openShop } from './shop.ts';

const many = 1000;
/** What is measured is how late they end, not how many a second can be made. */
const everyMs = 10;

describe.each(natsServers)('the end of a hold, over %s', (name) => {
  const open: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });

  (isNatsServerMissing(name) || isRedisMissing ? it.skip : it)(
    'When 1,000 orders are held for 3 s, then each seat is sold to another within 1 s after its end, and none before',
    async () => {
      const redis = await redisServer();
      const shop = await openShop(name, { holdSeconds: 3 });
      open.push(shop.close, redis.kill);
      await shop.expiration(redis.env);

      const sold = new Map<string, number>();
      const refused: number[] = [];
      const seats = await shop.listed(many);
      const watchAndBuy = async (id: string, ticketId: string) => {
        await shop.whenEnded(id);
        const { status } = await shop.buy(ticketId);
        expect(status).toBe(201);
        sold.set(id, Date.now());
      };
      const watching: Promise<void>[] = [];
      const orders: Awaited<ReturnType<typeof shop.reserved>> = [];
      const buyer = async () => {
        for (let seat = seats.pop(); seat; seat = seats.pop()) {
          await sleep(began + orders.length * everyMs - Date.now());
          const order = await shop.reserve(seat);
          orders.push(order);
          watching.push(watchAndBuy(order.id, seat));
          if (orders.length % 20) continue;
          const { status } = await shop.buy(seat);
          if (Date.now() < Date.parse(order.expiresAt)) refused.push(status);
        }
      };
      const began = Date.now();
      await Promise.all(Array.from({ length: 2 }, buyer));
      await Promise.all(watching);

      expect(orders).toHaveLength(many);
      expect([...new Set([...shop.ended.values()].map(({ reason }) => reason))]).toEqual(['expired']);
      expect(shop.early(orders)).toEqual([]);
      expect(new Set(refused)).toEqual(new Set([400]));
      const resold = orders.map(({ id, expiresAt }) => (sold.get(id) as number) - Date.parse(expiresAt));
      expect(Math.min(...resold)).toBeGreaterThanOrEqual(0);
      const late = shop.lateness(orders).sort((a, b) => a - b);
      console.log(
        `${name}: ${many} orders over ${late[many / 2]} ms after their end at the median, ${late[many * 0.99]} ms at p99, ` +
          `${late.at(-1)} ms at worst; sold again ${Math.max(...resold)} ms after it at worst`,
      );
      expect(Math.max(...resold)).toBeLessThan(onThisMachine(1000));
    },
    60_000,
  );
});
