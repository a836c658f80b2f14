import { MongoClient } from 'mongodb';
import { check, checkWithin, type Expected, type Violation } from '../checker/check.ts';
import { readWorld, type Sources } from '../checker/read-world.ts';
import type { Platform } from '../harness/platform.ts';
import { type Address, publishTo } from '../harness/publish-to.ts';
import { shopOf } from '../harness/shop.ts';
import type { Bug, Hands } from './bugs.ts';

const counts = { complete: 3, created: 3, cancelled: 3 };
const settleMs = 45_000;

const chargeAt = async ({ url, key }: Sources['stripe'], orderId: string, amount: number) => {
  const body = new URLSearchParams({
    amount: String(amount),
    currency: 'usd',
    payment_method: 'pm_card_visa',
    confirm: 'true',
    'metadata[orderId]': orderId,
  });
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${url}/v1/payment_intents`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`Stripe answered ${answer.status} ${await answer.text()}`);
};

/** A few orders of each kind in a shop that is then stopped: where one thing goes wrong, nothing else does. */
export const bugWorld = async (place: Platform) => {
  const shop = shopOf(place);
  const { ticketId } = await shop.open(12.5, 20);
  const [buyer, stranger] = [await place.person('buyer'), await place.person('stranger')];
  const seen: Hands['seen'] = { orders: [], hostile: [] };
  const clients = new Map<string, MongoClient>();
  // nobody can be asked for what is on their desk once all is stopped
  const sources = { ...place.sources, people: [] };
  const databaseOf = (service: string) => {
    const client = clients.get(service) ?? new MongoClient(sources.mongoUri(service));
    clients.set(service, client);
    return client.db();
  };

  for (const [status, count] of Object.entries(counts)) {
    for (let n = 0; n < count; n++) {
      const { body } = await shop.reserve(buyer, ticketId);
      seen.orders = [...seen.orders, body.id];
      if (status === 'complete') {
        await shop.pay(buyer, body.id);
        await shop.becomes(buyer, body.id, 'complete');
      }
      if (status === 'cancelled') await buyer.insist('DELETE', `/api/orders/${body.id}`);
      const request = `GET /api/orders/${body.id}`;
      const answer = await stranger.ask('GET', `/api/orders/${body.id}`);
      const refusal = { request, status: answer.status, body: JSON.stringify(answer.body) };
      seen.hostile = [...seen.hostile, refusal];
    }
  }
  const expected = (): Expected => ({ ...seen, boundMs: 5000 });
  const { violations } = await checkWithin(sources, settleMs, expected());
  if (violations.length > 0) throw new Error(`Wrong before any bug: ${JSON.stringify(violations)}`);
  await Promise.all(Object.values(place.services).map((service) => service.kill()));

  const look = async () => check(await readWorld(sources), expected());
  return {
    /** What the checker finds after it that it did not find before. */
    leave: async ({ leave }: Bug): Promise<Violation[]> => {
      const known = new Set((await look()).map(({ what }) => what));
      await leave({
        databaseOf,
        seen,
        world: await readWorld(sources),
        charge: (orderId, amount) => chargeAt(sources.stripe, orderId, amount),
        publish: (subject, body) =>
          publishTo(sources.broker as Address, [{ subject, body: JSON.stringify(body) }]),
      });
      return (await look()).filter(({ what }) => !known.has(what));
    },
    stop: async () => {
      await Promise.all([...clients.values()].map((client) => client.close()));
    },
  };
};
