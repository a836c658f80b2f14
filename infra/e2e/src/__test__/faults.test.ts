import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import { brokers } from '../harness/brokers.ts';
import { findProgram } from '../harness/find-program.ts';
import { type Broker, type Platform, platform } from '../harness/platform.ts';
import { type Order, shopOf } from '../harness/shop.ts';

jest.setTimeout(180_000);

const isThere = (broker: Broker) => Boolean(findProgram(broker) && findProgram('redis-server'));

/** What a run of kills, pauses and emptied brokers once found. */
describe.each(brokers)('faults that were met, over %s', (broker) => {
  const story = isThere(broker) ? it : it.skip;
  let shop: ReturnType<typeof shopOf>;
  let place: Platform;
  beforeAll(async () => {
    if (!isThere(broker)) return;
    place = await platform({ broker, env: { ORDER_HOLD_SECONDS: '8' } });
    shop = shopOf(place);
  }, 60_000);
  afterAll(async () => place?.stop());

  const isSound = async () => {
    const { violations } = await place.check(45_000, { boundMs: 5000 });
    expect(violations).toEqual([]);
  };
  const atStripe = (fault: object) =>
    fetch(`${place.stripe.url}/test/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });

  story(
    'When Stripe says late that a first card was declined, then the order that a second has paid stays paid',
    async () => {
      const { ticketId } = await shop.open(19.99, 6);
      expect((await atStripe({ on: 'read', kind: 'late', ms: 800, times: 60 })).ok).toBe(true);
      const buyers = await Promise.all(Array.from({ length: 6 }, (_, n) => place.person(`declined-${n}`)));
      const held = await Promise.all(
        buyers.map(async (buyer) => (await shop.reserve(buyer, ticketId)).body.id),
      );
      const paid = await Promise.all(
        buyers.map(async (buyer, n) => {
          const id = held[n] as string;
          expect((await shop.pay(buyer, id, 'pm_card_chargeDeclined')).status).toBe(400);
          return (await shop.pay(buyer, id)).status;
        }),
      );
      expect(paid).toEqual(Array(6).fill(201));
      // by now each late answer has come
      await new Promise((done) => setTimeout(done, 2500));
      const statuses = buyers.map(async (buyer, n) => (await shop.order(buyer, held[n] as string)).status);
      expect(await Promise.all(statuses)).toEqual(Array(6).fill('complete'));
      await isSound();
    },
  );

  story(
    'When payments land within the last second of a hold, then whoever was answered 201 has the seat',
    async () => {
      const { ticketId } = await shop.open(4.35, 30);
      const buyers = await Promise.all(Array.from({ length: 20 }, (_, n) => place.person(`late-${n}`)));
      const ends = await Promise.all(
        buyers.map(async (buyer, n) => {
          const { body } = await shop.reserve(buyer, ticketId);
          // the last two at once: they are in time, however slow the machine is
          const wait = n < 18 ? Date.parse(body.expiresAt) - Date.now() - n * 50 : 0;
          await new Promise((done) => setTimeout(done, wait));
          const { status } = await shop.pay(buyer, body.id);
          await until(
            'it ends',
            async () => /complete|cancelled/.test((await shop.order(buyer, body.id)).status),
            30_000,
          );
          return `${status} ${(await shop.order(buyer, body.id)).status}`;
        }),
      );
      console.log(`within the last second: ${ends.sort().join(' · ')}`);
      expect(new Set(ends.filter((end) => end.startsWith('201')))).toEqual(new Set(['201 complete']));
      await isSound();
    },
  );

  story(
    'When orders is killed between an insert and its answer, then the repeat under the same key is the same order',
    async () => {
      const { ticketId } = await shop.open(10, 60);
      const buyers = await Promise.all(Array.from({ length: 10 }, (_, n) => place.person(`killed-${n}`)));
      await shop.reserve(buyers[0] as (typeof buyers)[0], ticketId);
      for (let round = 0; round < 3; round++) {
        const reserving = buyers.map((buyer) => shop.reserve(buyer, ticketId));
        await new Promise((done) => setTimeout(done, 4 + 6 * round));
        process.kill(place.services.orders.pid as number, 'SIGKILL');
        const answers = await Promise.all(reserving);
        expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
        // by now a hold may be over, but it is an order
        const mine = buyers.map(
          async (buyer) => (await buyer.insist<Order[]>('GET', '/api/orders')).body.length,
        );
        const expected = buyers.map((_, n) => (n === 0 ? 1 : 0) + round + 1);
        expect(await Promise.all(mine)).toEqual(expected);
      }
      await isSound();
    },
  );

  story(
    'When a service has not received what another has just made, then it says 503 with Retry-After and never 404',
    async () => {
      const { seller, ticketId } = await shop.open(10, 5);
      const buyer = await place.person('quick');
      await shop.reserve(buyer, ticketId);
      await place.broker.kill();
      const { body: listing } = await seller.insist<{ id: string }>('POST', '/api/tickets', {
        title: 'Just listed',
        price: 10,
        quantity: 5,
      });
      const ordering = await buyer.ask('POST', '/api/orders', { ticketId: listing.id });
      expect([ordering.status, ordering.headers.get('retry-after')]).toEqual([503, '1']);
      const { body: order } = await shop.reserve(buyer, ticketId);
      for (const [method, path, body] of [
        ['POST', '/api/payments', { orderId: order.id, token: 'pm_card_visa' }],
        ['POST', '/api/payments/intents', { orderId: order.id }],
        ['GET', `/api/expiration/${order.id}`, undefined],
      ] as const) {
        const answer = await buyer.ask(method, path, body);
        expect([path, answer.status, answer.headers.get('retry-after')]).toEqual([path, 503, '1']);
      }
      await place.broker.start();
      expect((await shop.reserve(buyer, listing.id)).status).toBe(201);
      expect((await buyer.insist('GET', `/api/expiration/${order.id}`)).status).toBe(200);
      await isSound();
    },
  );
});
