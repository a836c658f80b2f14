import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { onThisMachine, until } from '@ticketing/common/testing';
import { runLoad } from '../bench/load/run-load.ts';
import { readWorld } from '../checker/read-world.ts';
import type { World } from '../checker/world.ts';
import { findProgram } from '../harness/find-program.ts';
import { copyPaidOrder } from '../harness/paid-orders.ts';
import type { Person } from '../harness/person.ts';
import { type Broker, type Platform, platform } from '../harness/platform.ts';
import { serversIn } from '../harness/servers.ts';
import { shopOf } from '../harness/shop.ts';

const broker: Broker = 'nats-streaming-server';
const isThere = Boolean(process.env.CI || (findProgram(broker) && findProgram('redis-server')));
/** With `ORDERS=5000` what an arena has: some ten minutes. */
const many = Number(process.env.ORDERS ?? 500);
const refundedWithinMs = Math.max(600_000, many * 300);
const seats = 10_000;
/** Ten seconds of others, who read at their own times: from before, and twice after the event was cancelled. */
const readSeconds = 10;
const readsPerSecond = 50;
const maxMoreMs = 200;

interface Shown {
  status: string;
  total: number;
  refunded: number;
  pending: number;
  waiting: number;
}

const bought = async (place: Platform, quantity: number) => {
  const shop = shopOf(place);
  const { seller, ticketId } = await shop.open(20, quantity);
  const buyer = await place.person('buyer');
  const { body } = await shop.reserve(buyer, ticketId);
  await shop.pay(buyer, body.id);
  await shop.becomes(buyer, body.id, 'complete');
  return { seller, buyer, ticketId, orderId: body.id };
};

/** What others notice who look at their orders. The gateway and Stripe's stand-in are in this process: they ask from another. */
const othersOf = (folder: string, { services }: Platform, { cookie }: Person, orderId: string) => {
  const planFile = join(folder, 'reads.json');
  const plan = ['/api/orders', `/api/orders/${orderId}`].map((path) => ({
    ...{ method: 'GET', path, cookie: cookie() },
    want: { id: orderId },
  }));
  writeFileSync(planFile, JSON.stringify(plan));
  return async (seconds = readSeconds) => {
    const { url } = services.orders;
    const load = { kind: 'rate' as const, rate: readsPerSecond, seconds };
    const shape = { status: 200, fields: ['id', 'status'] };
    const { wrong, reasons, p50Ms, p99Ms } = await runLoad({
      ...{ url, planFile, from: 0, connections: 32, load, shape },
    });
    expect({ wrong, reasons }).toEqual({ wrong: 0, reasons: [] });
    return { p50Ms, p99Ms };
  };
};

/** Of a hundred refunds one goes wrong, each in another way. */
const spoilRefunds = async ({ stripe }: Platform) => {
  const kinds = ['500', 'cut', '429', 'fails'];
  for (let n = 0; n < many / 100; n++) {
    await fetch(`${stripe.url}/test/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ on: 'refund', kind: kinds[n % kinds.length] }),
    });
    await sleep(200);
  }
};

/** As the seller's page does, whatever is killed meanwhile. */
const watchProgress = (seller: Person, ticketId: string) => {
  const polls: Shown[] = [];
  let going = true;
  const watching = (async () => {
    for (; going; await sleep(1000)) {
      const path = `/api/orders/refunds?ticketId=${ticketId}`;
      const answer = await seller.ask<Shown[]>('GET', path).catch(() => undefined);
      if (answer?.status === 200) polls.push(...answer.body);
    }
  })();
  return {
    last: () => polls.at(-1),
    stop: async () => {
      going = false;
      await watching;
      return polls;
    },
  };
};

(isThere ? it : it.skip)(
  'When an event with thousands of buyers is cancelled, then each is refunded once and has one mail, whatever fails, its progress adds up, and others go on reading their orders',
  async () => {
    const data = mkdtempSync(join(tmpdir(), 'ticketing-cancelled-'));
    // as elsewhere a process: what is measured here shares nothing with it but the machine
    const store = await serversIn(data).store();
    const place = await platform({ broker, env: { MONGO_URL: `mongodb://${store.url}` } });
    try {
      const other = await bought(place, 1);
      const event = await bought(place, seats);
      const ids = [event.orderId, ...(await copyPaidOrder(place, event.orderId, many - 1))];
      const readOrders = othersOf(data, place, other.buyer, other.orderId);
      await readOrders(2);
      const before = await readOrders();

      const began = performance.now();
      const { status } = await event.seller.insist('POST', `/api/tickets/${event.ticketId}/cancel`, {
        reason: 'The singer is ill',
      });
      expect(status).toBe(200);
      const spoiling = spoilRefunds(place);
      const progress = watchProgress(event.seller, event.ticketId);
      const first = await readOrders();
      const then = await readOrders();
      const killedAfter = progress.last()?.refunded;
      for (const service of ['orders', 'payments'] as const) {
        process.kill(place.services[service].pid as number, 'SIGKILL');
        await sleep(1000);
      }
      await until('all are refunded', () => progress.last()?.status === 'done', refundedWithinMs);
      const tookMs = performance.now() - began;
      await spoiling;

      const polls = await progress.stop();
      const shown = ({ p50Ms, p99Ms }: typeof before) => `${p50Ms.toFixed(1)} and ${p99Ms.toFixed(1)} ms`;
      console.log(
        `${many} refunds in ${(tookMs / 1000).toFixed(1)} s, killed after ${killedAfter}; ${polls.length} polls; p50 and p99 of ` +
          `reading orders ${shown(before)} before, ${shown(first)} at first, ${shown(then)} then`,
      );
      expect(polls.at(-1)).toMatchObject({ total: many, refunded: many, pending: 0, waiting: 0 });
      expect(polls.filter((p) => p.total !== p.refunded + p.pending + p.waiting)).toEqual([]);
      const known = new Set(ids);
      const read = () => readWorld({ ...place.sources, broker: undefined });
      const aboutThem = ({ messages }: World) =>
        messages.filter(({ facts, userId }) => known.has(facts.orderId ?? '') && userId !== event.seller.id);
      const isMailed = async () => {
        const mails = aboutThem(await read()).filter(({ kind }) => kind === 'listing-cancelled');
        return mails.length >= many && mails.every(({ mail }) => mail === 'sent');
      };
      await until('all have their mail', isMailed, 120_000);
      const world = await read();
      const { orders, intents, refunds } = world;
      const mailed = aboutThem(world).filter(({ kind, mail }) => mail === 'sent' && kind !== 'paid');
      expect(mailed.map(({ kind }) => kind)).toEqual(Array(many).fill('listing-cancelled'));
      expect(new Set(mailed.map(({ userId }) => userId)).size).toBe(many);
      const asItShould = orders.filter(({ _id, status }) => known.has(_id) && status === 'refunded');
      expect(asItShould).toHaveLength(many);
      const given = refunds.filter(({ status }) => status === 'succeeded');
      expect(given).toHaveLength(many);
      expect(new Set(given.map((refund) => refund.payment_intent)).size).toBe(many);
      expect(intents.filter(({ status }) => status === 'succeeded')).toHaveLength(many + 1);
      for (const { p99Ms } of [first, then])
        expect(p99Ms).toBeLessThan(before.p99Ms + onThisMachine(maxMoreMs));
    } finally {
      await place.stop();
      await store.stop();
      rmSync(data, { recursive: true, force: true });
    }
  },
  refundedWithinMs + 200_000,
);
