import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomFrom, until } from '@ticketing/common/testing';
import { threeDs } from './start-payments.ts';
import { type Shop, startShop } from './start-shop.ts';

const batches = 10;
const perBatch = 100;
const holdMs = 900_000;
/** A hundred milliseconds of the shop last this long. */
const slowMotionMs = 1600;

let now = new Date();
let shop: Shop;
beforeAll(async () => {
  // the database goes by it, too
  shop = await startShop(Object.assign(() => now, { ofDatabase: () => now }));
});
afterAll(() => shop.stop());

/** The orders whose buyers were answered that they have paid. */
const answeredPaid: string[] = [];

interface Act {
  atMs: number;
  do: () => Promise<unknown>;
}

const inSlowMotion = async (acts: Act[], base: number) => {
  const begin = performance.now();
  const work = [];
  for (const act of acts.toSorted((a, b) => a.atMs - b.atMs)) {
    const waitMs = ((act.atMs + 50) / 100) * slowMotionMs - (performance.now() - begin);
    if (waitMs > 0) await sleep(waitMs);
    now = new Date(base + act.atMs);
    work.push(act.do());
  }
  await Promise.all(work);
};

/** Even batches learn it from Stripe's webhook, odd ones by asking. */
const playBatch = async (batch: number, firstSeed: number) => {
  const isToldByStripe = batch % 2 === 0;
  shop.stripe.webhookFaults({ lose: true });
  now = new Date(now.getTime() + holdMs);
  const seeds = Array.from({ length: perBatch }, (_, n) => firstSeed + n);
  await Promise.all(seeds.map((seed) => shop.listed(`listing-${seed}`, 1)));
  await shop.bus.settled();
  const stories = await Promise.all(
    seeds.map(async (seed) => {
      const buyer = `buyer-${seed}`;
      const { body: order } = await shop.ask('POST', '/api/orders', buyer, { ticketId: `listing-${seed}` });
      const card = { orderId: order.id, token: 'pm_card_threeDSecure2Required' };
      const { body } = await shop.ask('POST', '/api/payments', buyer, card);
      return { seed, buyer, order, intentId: String(body.clientSecret).split('_secret_')[0] ?? '' };
    }),
  );
  await shop.bus.settled();
  const acts = stories.flatMap(({ seed, buyer, order, intentId }): Act[] => {
    const dice = randomFrom(seed);
    dice();
    const confirmed = async () => {
      await threeDs(shop.stripe, intentId, 'complete');
      if (isToldByStripe) return;
      const { status } = await shop.ask('POST', `/api/payments/${order.id}/confirm`, buyer);
      if (status === 200) answeredPaid.push(order.id);
    };
    return [
      { atMs: dice() * 100 - 50, do: confirmed },
      { atMs: dice() * 50, do: () => shop.timeIsUp(order.id, order.expiresAt) },
    ];
  });
  shop.stripe.webhookFaults({ lose: !isToldByStripe });
  await inSlowMotion(acts, now.getTime() + holdMs);
};

const isOver = ({ status }: Record<string, unknown>) => status === 'complete' || status === 'cancelled';

it('When the payment is confirmed within 50 ms of the deadline, then it is complete and captured, or cancelled and nothing was taken', async () => {
  const firstSeed = 1;
  for (let batch = 0; batch < batches; batch++) await playBatch(batch, firstSeed + batch * perBatch);
  now = new Date(now.getTime() + 1000);
  const moneyOf = (id: string) => shop.stripe.intents().filter(({ metadata }) => metadata.orderId === id);
  await until(
    'all is over',
    async () => {
      const { orders } = await shop.all();
      return (
        orders.every(isOver) &&
        shop.stripe.intents().every(({ status }) => status === 'succeeded' || status === 'canceled')
      );
    },
    30_000,
  );
  await shop.bus.settled();
  const { orders, payments } = await shop.all();
  const complete = new Set(
    orders.filter(({ status }) => status === 'complete').map(({ _id }) => String(_id)),
  );
  expect(answeredPaid.filter((id) => !complete.has(id))).toEqual([]);
  expect(answeredPaid.length).toBeGreaterThan(20);
  const ends = orders.map(({ _id, status }) => {
    const id = String(_id);
    const payment = payments.find((one) => String(one._id) === id)?.status ?? 'none';
    const [money = 'none', ...more] = moneyOf(id).map((intent) => intent.status);
    return `order ${status}, payment ${payment}, money ${[money, ...more].join('+')}`;
  });
  const counts = Object.fromEntries(
    [...new Set(ends)].sort().map((end) => [end, ends.filter((one) => one === end).length]),
  );
  console.log(`seeds ${firstSeed} to ${firstSeed + batches * perBatch - 1}: ${JSON.stringify(counts)}`);
  const allowed = [
    'order complete, payment captured, money succeeded',
    'order cancelled, payment voided, money canceled',
    'order cancelled, payment refunded, money succeeded',
  ];
  expect(ends).toHaveLength(batches * perBatch);
  expect(Object.keys(counts).filter((end) => !allowed.includes(end))).toEqual([]);
  expect(counts[String(allowed[0])]).toBeGreaterThan(20);
  expect(counts[String(allowed[1])]).toBeGreaterThan(20);
}, 240_000);
