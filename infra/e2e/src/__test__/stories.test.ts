import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomFrom, until } from '@ticketing/common/testing';
import type { Program } from '@ticketing/local';
import { brokers } from '../harness/brokers.ts';
import { findProgram } from '../harness/find-program.ts';
import type { Person } from '../harness/person.ts';
import { type Broker, type Platform, platform } from '../harness/platform.ts';
import { type Address, poison, publishTo as retell, shuffled } from '../harness/publish-to.ts';
import { shopOf } from '../harness/shop.ts';

jest.setTimeout(180_000);

const isThere = (broker: Broker) => Boolean(findProgram(broker) && findProgram('redis-server'));

/** Whenever it serves again, a moment later; gives how often. */
const killAgainAndAgain = async (service: Program, until: number): Promise<number> => {
  let times = 0;
  while (Date.now() < until) {
    await new Promise((done) => setTimeout(done, 300 + Math.random() * 400));
    if (!service.url || !service.pid) continue;
    process.kill(service.pid, 'SIGKILL');
    times += 1;
  }
  return times;
};

describe.each(brokers)('stories over %s', (broker) => {
  const story = isThere(broker) ? it : it.skip;
  let shop: ReturnType<typeof shopOf>;
  let place: Platform;
  const orders: string[] = [];

  beforeAll(async () => {
    if (!isThere(broker)) return;
    place = await platform({ broker, env: { ORDER_HOLD_SECONDS: '6' } });
    shop = shopOf(place);
  }, 60_000);
  afterAll(async () => place?.stop());

  const noted = <T extends { status: number; body: { id: string } }>(answer: T): T => {
    if (answer.status === 201) orders.push(answer.body.id);
    return answer;
  };
  const isSound = async (poison = 0) => {
    const { violations } = await place.check(45_000, { orders, poison, boundMs: 5000 });
    expect(violations).toEqual([]);
  };

  story('When a buyer reserves and pays, then it is sold, and the money is taken once', async () => {
    const { ticketId } = await shop.open(19.99, 2);
    const buyer = await place.person('buyer');
    const { body } = noted(await shop.reserve(buyer, ticketId, 2));
    expect((await shop.pay(buyer, body.id)).status).toBe(201);
    await shop.becomes(buyer, body.id, 'complete');
    await until('sold out is shown', async () => (await shop.left(buyer, ticketId)) === 0, 30_000);
    await isSound();
  });

  story(
    'When the logs of all services are searched for one order, then its purchase is there, in order',
    async () => {
      const { ticketId } = await shop.open(19.99, 1);
      const buyer = await place.person('buyer');
      const { body } = noted(await shop.reserve(buyer, ticketId));
      expect((await shop.pay(buyer, body.id, 'pm_card_chargeDeclined')).status).toBe(400);
      expect((await shop.pay(buyer, body.id)).status).toBe(201);
      const found = () =>
        Object.keys(place.services)
          .flatMap(place.logOf)
          .filter((line) => line.includes(body.id))
          .map((line) => JSON.parse(line))
          .sort((a, b) => a.time.localeCompare(b.time))
          .map(({ service, msg, eventId, status }) =>
            [service, msg, eventId?.split('/')[0] ?? status].join(' '),
          );
      const way = [
        'orders Published an event order:created',
        'payments Processed an event order:created',
        'payments Published an event payment:failed',
        'payments Published an event payment:authorized',
        'orders Published an event order:completed',
        'payments Processed an event order:completed',
      ];
      const end = [...way, 'payments Published an event payment:created'];
      await until(
        'the receipt is there, and all that led to it',
        async () => end.every((line) => found().includes(line)),
        30_000,
      );
      // a publisher has the broker's word for an event often later than a consumer has the event
      for (const service of ['orders ', 'payments ']) {
        const own = way.filter((line) => line.startsWith(service));
        const first = own.map((line) => found().indexOf(line));
        expect(first).toEqual([...first].sort((a, b) => a - b));
      }
      const lines = Object.keys(place.services)
        .flatMap(place.logOf)
        .filter((line) => line.includes(body.id))
        .map((line) => JSON.parse(line));
      for (const line of lines) expect(line).toMatchObject({ service: expect.any(String), orderId: body.id });
      expect(lines.filter(({ msg }) => msg === 'Refused a request')).toMatchObject([
        { service: 'payments', status: 400, requestId: expect.any(String), traceId: expect.any(String) },
      ]);
      await until('its mail is sent', () =>
        place.logOf('notifications').some((line) => line.includes(body.id) && line.includes('Sent a mail')),
      );
      const refusals = place.logOf('payments').filter((line) => line.includes('Refused a request'));
      expect(JSON.parse(refusals.at(-1) as string)).toMatchObject({
        method: 'POST',
        route: '/api/payments',
        status: 400,
        userId: buyer.id,
        requestId: expect.any(String),
        traceId: expect.any(String),
      });
      await isSound();
    },
  );

  story('When twenty want the last seat, then one has it and nineteen are refused in words', async () => {
    const { ticketId } = await shop.open(50, 1);
    const buyers = await Promise.all(Array.from({ length: 20 }, (_, n) => place.person(`b${n}`)));
    await shop.reserve(buyers[0] as (typeof buyers)[0], ticketId).then(async ({ body }) => {
      await buyers[0]?.insist('DELETE', `/api/orders/${noted({ status: 201, body }).body.id}`);
    });
    const answers = await Promise.all(buyers.map((buyer) => shop.reserve(buyer, ticketId)));
    const won = answers.filter(({ status }) => status === 201).map(noted);
    expect(won).toHaveLength(1);
    for (const { status, body } of answers.filter((answer) => !won.includes(answer))) {
      expect([status, body]).toEqual([
        400,
        { errors: [{ message: 'Ticket is already reserved', code: 'ticket.reserved' }] },
      ]);
    }
    await isSound();
  });

  story('When a hold runs out, then it ends at its time, and the seat is the next one’s', async () => {
    const { ticketId } = await shop.open(10, 1);
    const [late, next] = [await place.person('late'), await place.person('next')];
    const { body } = noted(await shop.reserve(late, ticketId));
    expect((await shop.reserve(next, ticketId)).status).toBe(400);
    const ended = await shop.becomes(late, body.id, 'cancelled');
    const at = Date.parse(ended.history.at(-1)?.at as string);
    expect(at).toBeGreaterThanOrEqual(Date.parse(ended.expiresAt));
    expect(at - Date.parse(ended.expiresAt)).toBeLessThan(2000);
    expect(noted(await shop.reserve(next, ticketId)).status).toBe(201);
    await isSound();
  });

  story('When payments land as holds expire, then each is sold and paid, or neither', async () => {
    const { ticketId } = await shop.open(4.35, 30);
    const ends = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        const buyer = await place.person(`last-second-${n}`);
        const { body } = noted(await shop.reserve(buyer, ticketId));
        const wait = Date.parse(body.expiresAt) - Date.now() + (n - 9) * 60;
        await new Promise((done) => setTimeout(done, wait));
        await shop.pay(buyer, body.id);
        await until(
          'it ends',
          async () => /complete|cancelled/.test((await shop.order(buyer, body.id)).status),
          30_000,
        );
        return (await shop.order(buyer, body.id)).status;
      }),
    );
    console.log(`payments at the last second: ${ends.join(' ')}`);
    await isSound();
  });

  story('When a card is declined, then the hold lives, and another card pays', async () => {
    const { ticketId } = await shop.open(8.2, 1);
    const buyer = await place.person('buyer');
    const { body } = noted(await shop.reserve(buyer, ticketId));
    const declined = await shop.pay(buyer, body.id, 'pm_card_visa_chargeDeclined');
    expect(declined.status).toBe(400);
    expect((await shop.pay(buyer, body.id)).status).toBe(201);
    await shop.becomes(buyer, body.id, 'complete');
    await isSound();
  });

  story('When the seller refunds, then the money goes back once and the seat can be sold', async () => {
    const { seller, ticketId } = await shop.open(30, 1);
    const buyer = await place.person('buyer');
    const { body } = noted(await shop.reserve(buyer, ticketId));
    await shop.pay(buyer, body.id);
    await shop.becomes(buyer, body.id, 'complete');
    const refunds = [1, 2].map(() => seller.insist('POST', `/api/orders/${body.id}/refund`, {}));
    for (const { status } of await Promise.all(refunds)) expect([202, 400]).toContain(status);
    await shop.becomes(buyer, body.id, 'refunded');
    await until('it can be sold', async () => (await shop.left(buyer, ticketId)) === 1, 30_000);
    await isSound();
  });

  story('When the broker is unavailable while people order and pay, then all of it arrives', async () => {
    const { ticketId } = await shop.open(12, 40);
    const buyers = await Promise.all(Array.from({ length: 5 }, (_, n) => place.person(`b${n}`)));
    noted(await shop.reserve(buyers[0] as (typeof buyers)[0], ticketId));
    await place.broker.kill();
    const held = await Promise.all(buyers.map(async (buyer) => noted(await shop.reserve(buyer, ticketId))));
    expect(held.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    await place.broker.start();
    await Promise.all(buyers.map((buyer, n) => shop.pay(buyer, held[n]?.body.id as string)));
    await isSound();
  });

  story('When all services are killed again and again while people buy, then nothing is lost', async () => {
    const { ticketId } = await shop.open(7.5, 60);
    const buyers = await Promise.all(Array.from({ length: 6 }, (_, n) => place.person(`k${n}`)));
    const until = Date.now() + 5000;
    const killed = Promise.all(
      Object.values(place.services).map((service) => killAgainAndAgain(service, until)),
    );
    const buyOn = async (buyer: Person) => {
      for (;;) {
        const { status, body } = noted(await shop.reserve(buyer, ticketId));
        if (status !== 201) return;
        await shop.pay(buyer, body.id);
        if (Date.now() > until) return;
      }
    };
    await Promise.all(buyers.map(buyOn));
    console.log(`killed ${(await killed).join(', ')} times`);
    expect(Math.min(...(await killed))).toBeGreaterThan(0);
    await isSound();
  });

  story('When Redis is killed, then holds still end at their time', async () => {
    const { ticketId } = await shop.open(10, 3);
    const buyer = await place.person('buyer');
    const { body } = noted(await shop.reserve(buyer, ticketId));
    await place.redis.kill();
    await shop.becomes(buyer, body.id, 'cancelled', 30_000);
    await place.redis.start();
    await isSound();
  });

  story('When every event is published again, in any order, then nothing changes', async () => {
    const before = (await place.check(45_000, { orders })).world;
    const seed = Date.now() % 100_000;
    console.log(`seed ${seed}`);
    const again = before.events.map((event) => ({ subject: event.type, body: JSON.stringify(event) }));
    await retell(place.sources.broker as Address, shuffled(again, randomFrom(seed)));
    await isSound();
    const { world } = await place.check(0, { orders });
    const stateOf = ({ orders: all }: typeof world) =>
      all.map(({ _id, version, status }) => [_id, version, status]);
    expect(stateOf(world)).toEqual(stateOf(before));
    expect(world.intents).toEqual(before.intents);
  });

  story(
    'When seven kinds of poison are published, then they are parked, and what is behind them arrives',
    async () => {
      await retell(
        place.sources.broker as Address,
        poison.map((body) => ({ subject: 'order:created', body })),
      );
      const { ticketId } = await shop.open(6, 1);
      const buyer = await place.person('buyer');
      const { body } = noted(await shop.reserve(buyer, ticketId));
      await shop.pay(buyer, body.id);
      await shop.becomes(buyer, body.id, 'complete');
      // tickets, payments and expiration listen
      // tickets, payments, expiration and notifications listen to it
      await isSound(4 * poison.length);
    },
  );

  story('When the broker comes back empty, then people buy as before', async () => {
    await place.broker.kill();
    place.emptyBroker();
    await place.broker.start();
    const { ticketId } = await shop.open(6, 1);
    const buyer = await place.person('buyer');
    const { body } = noted(await shop.reserve(buyer, ticketId));
    await shop.pay(buyer, body.id);
    await shop.becomes(buyer, body.id, 'complete');
    const { violations } = await place.check(45_000, { orders, withoutBroker: true });
    expect(violations).toEqual([]);
  });

  story(
    'When all this has happened, then no log line has a card, a password, a token, a secret or a key in it',
    () => {
      const lines = Object.keys(place.services).flatMap(place.logOf);
      expect(lines.length).toBeGreaterThanOrEqual(2 * Object.keys(place.services).length);
      const secrets = [
        ...place.secrets,
        'Story-1234',
        '_secret_',
        'pm_card_',
        'eyJhbGciOi',
        '4242424242424242',
      ];
      expect(lines.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
    },
  );
});
