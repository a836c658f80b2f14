import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { serviceNames } from '@ticketing/common/contracts';
import { onThisMachine, until } from '@ticketing/common/testing';
import type { Program } from '@ticketing/local';
import { runLoad } from '../bench/load/run-load.ts';
import { figure } from '../bench/measure/figure.ts';
import { milliseconds, ranged } from '../bench/report/numbers.ts';
import { canPin, moveTo } from '../bench/servers/cores.ts';
import { podEnv } from '../bench/servers/pod-env.ts';
import { readWorld } from '../checker/read-world.ts';
import { findProgram } from '../harness/find-program.ts';
import { copyPaidOrder } from '../harness/paid-orders.ts';
import type { Person } from '../harness/person.ts';
import { type Broker, type Platform, platform } from '../harness/platform.ts';
import { serversIn } from '../harness/servers.ts';
import { shopOf } from '../harness/shop.ts';

const broker: Broker = 'nats-streaming-server';
const isThere = Boolean(process.env.CI || (findProgram(broker) && findProgram('redis-server')));
/** With `ORDERS=5000` what an arena has: half an hour. */
const many = Number(process.env.ORDERS ?? 500);
const refundedWithinMs = Math.max(600_000, many * 400);
const seats = 10_000;
/** Others, who read at their own times, for some windows of ten seconds: from before, and after the event was cancelled. */
const readSeconds = 10;
const readsPerSecond = 50;
const windowsBefore = 4;
const windowsAfter = Math.min(12, Math.ceil(many / 125));
/** Of p99: as it was, with what the windows of before may differ by. */
const maxTimes = 1.5;
const maxMoreMs = 10;
/** As pods have processors of their own: orders, its store and who asks it on one, everything else on the other. */
const cores = { orders: '1', others: '0' };
const warmUpOrders = 200;

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
  const readFor = async (seconds: number) => {
    const { url } = services.orders;
    const load = { kind: 'rate' as const, rate: readsPerSecond, seconds };
    const shape = { status: 200, fields: ['id', 'status'] };
    const job = { url, planFile, from: 0, connections: 32, load, shape };
    const { wrong, reasons, p50Ms, p99Ms } = await runLoad(job, canPin() ? cores.orders : undefined);
    expect({ wrong, reasons }).toEqual({ wrong: 0, reasons: [] });
    return { p50Ms, p99Ms };
  };
  return async (windows: number) => {
    const read: { p50Ms: number; p99Ms: number }[] = [];
    for (let window = 0; window < windows; window++) read.push(await readFor(readSeconds));
    return { p50: figure(read.map(({ p50Ms }) => p50Ms)), p99: figure(read.map(({ p99Ms }) => p99Ms)) };
  };
};

const pin = (place: Platform, stores: readonly Program[]) => {
  if (!canPin()) return;
  const coreOf = (name: string) => (name === 'orders' ? cores.orders : cores.others);
  for (const [name, { pid }] of Object.entries(place.services)) moveTo(coreOf(name), pid);
  for (const [n, { pid }] of stores.entries()) moveTo(coreOf(serviceNames[n] as string), pid);
  for (const pid of [place.broker.pid, place.redis.pid, process.pid]) moveTo(cores.others, pid);
};

const refundsOf = async (seller: Person, ticketId: string) =>
  (await seller.ask<Shown[]>('GET', `/api/orders/refunds?ticketId=${ticketId}`)).body;

/** A shop that runs has done so before: an event with some buyers is cancelled, and all have their mail. */
const cancelOne = async (place: Platform) => {
  const { seller, ticketId, orderId } = await bought(place, seats);
  const copies = await copyPaidOrder(place, orderId, warmUpOrders);
  await seller.insist('POST', `/api/tickets/${ticketId}/cancel`, { reason: 'The band is ill' });
  const isDone = async () => (await refundsOf(seller, ticketId)).every(({ status }) => status === 'done');
  await until('the first event is refunded', isDone, refundedWithinMs);
  await until(
    'its buyers have their mail',
    async () => (await mailsAbout(place, copies)) >= warmUpOrders,
    120_000,
  );
};

/** How many orders of these a mail that was sent says of that their event is cancelled. */
const mailsAbout = async (place: Platform, orderIds: string[]) => {
  const known = new Set(orderIds);
  const { messages } = await readWorld({ ...place.sources, broker: undefined });
  const sent = messages.filter(({ kind, mail }) => kind === 'listing-cancelled' && mail === 'sent');
  return sent.filter(({ facts }) => known.has(facts.orderId ?? '')).length;
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
    // as on a cluster one each, and processes: what is measured here shares nothing with them but the machine
    const stores = await Promise.all(serviceNames.map((name) => serversIn(data).store(name)));
    const place = await platform({
      broker,
      env: { NODE_ENV: 'production', ...podEnv() },
      stores: Object.fromEntries(serviceNames.map((name, n) => [name, `mongodb://${stores[n]?.url}`])),
    });
    try {
      const other = await bought(place, 1);
      const event = await bought(place, seats);
      await cancelOne(place);
      const ids = [event.orderId, ...(await copyPaidOrder(place, event.orderId, many - 1, warmUpOrders))];
      const readOrders = othersOf(data, place, other.buyer, other.orderId);
      pin(place, stores);
      await readOrders(1);
      const before = await readOrders(windowsBefore);

      const began = performance.now();
      const { status } = await event.seller.insist('POST', `/api/tickets/${event.ticketId}/cancel`, {
        reason: 'The singer is ill',
      });
      expect(status).toBe(200);
      const spoiling = spoilRefunds(place);
      const progress = watchProgress(event.seller, event.ticketId);
      const after = await readOrders(windowsAfter);
      const shown = ({ p50, p99 }: typeof before) =>
        `p50 ${ranged(p50, milliseconds)}, p99 ${ranged(p99, milliseconds)}`;
      console.log(`reading orders, medians of windows: ${shown(before)} before, ${shown(after)} after`);
      const killedAfter = progress.last()?.refunded;
      for (const service of ['orders', 'payments'] as const) {
        process.kill(place.services[service].pid as number, 'SIGKILL');
        await sleep(1000);
      }
      await until('all are refunded', () => progress.last()?.status === 'done', refundedWithinMs);
      const tookMs = performance.now() - began;
      await spoiling;

      const polls = await progress.stop();
      console.log(
        `${many} refunds in ${(tookMs / 1000).toFixed(1)} s, killed after ${killedAfter}; ${polls.length} polls`,
      );
      expect(polls.at(-1)).toMatchObject({ total: many, refunded: many, pending: 0, waiting: 0 });
      expect(polls.filter((p) => p.total !== p.refunded + p.pending + p.waiting)).toEqual([]);
      await until('all have their mail', async () => (await mailsAbout(place, ids)) >= many, 120_000);
      const known = new Set(ids);
      const { orders, intents, refunds, messages } = await readWorld({ ...place.sources, broker: undefined });
      const aboutThem = messages.filter(
        ({ facts, userId }) => known.has(facts.orderId ?? '') && userId !== event.seller.id,
      );
      const mailed = aboutThem.filter(({ kind, mail }) => mail === 'sent' && kind !== 'paid');
      expect(mailed.map(({ kind }) => kind)).toEqual(Array(many).fill('listing-cancelled'));
      expect(new Set(mailed.map(({ userId }) => userId)).size).toBe(many);
      const asItShould = orders.filter(({ _id, status }) => known.has(_id) && status === 'refunded');
      expect(asItShould).toHaveLength(many);
      const given = refunds.filter(({ status }) => status === 'succeeded');
      const cancelled = warmUpOrders + 1 + many;
      expect(given).toHaveLength(cancelled);
      expect(new Set(given.map((refund) => refund.payment_intent)).size).toBe(cancelled);
      expect(intents.filter(({ status }) => status === 'succeeded')).toHaveLength(cancelled + 1);
      expect(after.p99.median).toBeLessThan(before.p99.median * maxTimes + onThisMachine(maxMoreMs));
    } finally {
      await place.stop();
      await Promise.all(stores.map((store) => store.stop()));
      rmSync(data, { recursive: true, force: true });
    }
  },
  refundedWithinMs + 200_000,
);
