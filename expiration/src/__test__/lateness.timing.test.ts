import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { TicketCreated } from '@ticketing/common/contracts';
import {
  isNatsServerMissing,
  isRedisMissing,
  onThisMachine,
  redisServer,
  until,
} from '@ticketing/common/testing';
import { openShop, type Shop } from './shop.ts';

interface Ended {
  _id: string;
  history: { at: Date }[];
}

const isMissing = isNatsServerMissing('JetStream') || isRedisMissing;
const p99 = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] as number;

const inBatches = async <Document>(
  many: number,
  make: (n: number) => Document,
  put: (some: Document[]) => Promise<unknown>,
) => {
  for (let from = 0; from < many; from += 2000)
    await put(Array.from({ length: Math.min(2000, many - from) }, (_, index) => make(from + index)));
};

/** As if they had been received long ago; the next round finds them. */
const pending = (shop: Shop, many: number, expiresAt: (n: number) => Date) => {
  const deadlines = shop.db.expiration.collection<{ _id: string }>('deadlines');
  const deadline = (n: number) => {
    const at = expiresAt(n);
    const next = { fact: 'expiration:complete', at };
    return { _id: `pending-${n}`, version: 1, orderVersion: 0, userId: 'buyer', expiresAt: at, next };
  };
  return inBatches(many, deadline, (some) => deadlines.insertMany(some));
};

/** As many buyers have reserved a seat each. */
const held = (shop: Shop, many: number, expiresAt: (n: number) => Date) => {
  const orders = shop.db.orders.collection<{ _id: string }>('orders');
  const order = (n: number) => ({
    _id: `pending-${n}`,
    version: 0,
    status: 'created',
    history: [{ status: 'created', at: new Date() }],
    userId: `buyer-${n}`,
    quantity: 1,
    totalCents: 1999,
    currency: 'EUR',
    createdAt: new Date(),
    expiresAt: expiresAt(n),
    ticket: { ...TicketCreated.sample, id: `seat-${n}`, version: 0 },
    ticketId: `seat-${n}`,
    slots: [0],
    live: true,
    holdNumber: 0,
  });
  return inBatches(many, order, (some) => orders.insertMany(some));
};

/** From its end to its event, by the clock of expiration; the broker has it a moment later. */
const latenesses = (shop: Shop, expiresAt: (n: number) => Date, from: number, to: number) => {
  const late: number[] = [];
  for (let n = from; n < to; n++) {
    const at = shop.published.get(`pending-${n}`)?.[0];
    if (at !== undefined) late.push(at - expiresAt(n).getTime());
  }
  return late;
};

(isMissing ? it.skip : it)(
  'When 10,000 holds end in the same second, then all orders are over within 3 s, none early',
  async () => {
    const many = 10_000;
    const redis = await redisServer();
    const shop = await openShop('JetStream', { holdSeconds: 3, isDeaf: true });
    try {
      await shop.expiration(redis.env);
      // twice: a shop that nobody has used yet is no measure
      const first = Date.now() + 16_000;
      const second = first + 16_000;
      const expiresAt = (n: number) => new Date((n < many ? first : second) + (n % 1000));
      await held(shop, 2 * many, expiresAt);
      await pending(shop, 2 * many, expiresAt);
      await sleep(second + 8000 - Date.now());
      const late: [number[], number[]] = [[], []];
      const orders = shop.db.orders.collection<Ended>('orders');
      for await (const { _id, history } of orders.find({ status: 'cancelled' })) {
        const n = Number(_id.slice('pending-'.length));
        late[n < many ? 0 : 1].push(Number(history[1]?.at) - expiresAt(n).getTime());
      }
      for (const [wave, times] of late.entries())
        console.log(
          `10,000 due in a second, ${wave ? 'again' : 'after the start'}: ` +
            `over ${p99(times)} ms late at p99, ${Math.max(...times)} ms at worst`,
        );
      expect(late.map((times) => times.length)).toEqual([many, many]);
      expect(Math.min(...late.flat())).toBeGreaterThanOrEqual(0);
      expect(Math.max(...late[1])).toBeLessThan(onThisMachine(3000));
      const done = { doneAt: { $exists: true }, outboxAt: { $exists: false } };
      const deadlines = shop.db.expiration.collection('deadlines');
      await until('all deadlines are done', async () => (await deadlines.countDocuments(done)) === 2 * many);
    } finally {
      await shop.close();
      await redis.kill();
    }
  },
  90_000,
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
      expect(p99(late)).toBeLessThan(onThisMachine(100));
    } finally {
      await shop.close();
      await redis.kill();
    }
  },
  90_000,
);
