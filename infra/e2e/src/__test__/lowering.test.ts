import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { brokers } from '../harness/brokers.ts';
import { findProgram } from '../harness/find-program.ts';
import type { Person } from '../harness/person.ts';
import { type Broker, type Platform, platform } from '../harness/platform.ts';
import { shopOf } from '../harness/shop.ts';

jest.setTimeout(600_000);

const isThere = (broker: Broker) => Boolean(findProgram(broker) && findProgram('redis-server'));
/** A thousand and more in a run of all tests, with those on the store that interleaves. */
const races = 350;
const atOnce = 8;

describe.each(brokers)('fewer seats while they are bought, over %s', (broker) => {
  const story = isThere(broker) ? it : it.skip;
  let place: Platform;
  let shop: ReturnType<typeof shopOf>;
  let seller: Person;
  let buyers: Person[];
  beforeAll(async () => {
    if (!isThere(broker)) return;
    place = await platform({
      broker,
      replicas: { tickets: 3, orders: 3 },
      env: { MAX_LIVE_HOLDS: '10000' },
    });
    shop = shopOf(place);
    seller = await place.person('seller');
    buyers = await Promise.all(Array.from({ length: 6 }, (_, n) => place.person(`buyer-${n}`)));
  }, 120_000);
  afterAll(async () => place?.stop());

  const listing = { title: 'Five seats', price: 10, quantity: 5 };
  const list = async () => (await seller.insist<{ id: string }>('POST', '/api/tickets', listing)).body.id;
  const buy = async (ticketId: string) => {
    const answers = await Promise.all(buyers.map((buyer) => shop.reserve(buyer, ticketId)));
    for (const { status } of answers) expect([201, 400]).toContain(status);
    return answers.filter(({ status }) => status === 201).length;
  };
  const shortly = () => new Promise((done) => setTimeout(done, Math.random() * 30));

  const lower = async () => {
    const ticketId = await list();
    const [sold, { status, body }] = await Promise.all([
      shortly().then(() => buy(ticketId)),
      shortly().then(() => seller.insist('PUT', `/api/tickets/${ticketId}`, { ...listing, quantity: 3 })),
    ]);
    if (status === 200) expect([body.quantity, sold]).toEqual([3, 3]);
    else expect([status, sold]).toEqual([400, 5]);
    return status === 200 ? 'lowered' : 'refused';
  };

  const withdraw = async () => {
    const ticketId = await list();
    const [sold, { status }] = await Promise.all([
      shortly().then(() => buy(ticketId)),
      shortly().then(() => seller.insist('DELETE', `/api/tickets/${ticketId}`)),
    ]);
    if (status === 204) expect(sold).toBe(0);
    else expect([status, sold]).toEqual([400, 5]);
    return status === 204 ? 'withdrawn' : 'kept';
  };

  story(
    `When ${races} times a listing of five is lowered to three or withdrawn while six want it, over three replicas, then never more are taken than was answered`,
    async () => {
      const outcomes: Record<string, number> = {};
      let started = 0;
      const run = async () => {
        while (started < races) {
          started += 1;
          const outcome = await (started % 4 === 0 ? withdraw() : lower());
          outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        }
      };
      await Promise.all(Array.from({ length: atOnce }, run));
      console.log(`${races} races over ${broker}: ${JSON.stringify(outcomes)}`);
      const { violations } = await place.check(30_000);
      expect(violations).toEqual([]);
    },
  );
});
