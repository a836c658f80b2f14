import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bus, connectBus } from '@ticketing/common/bus';
import { ExpirationComplete, OrderCancelled, subjects, TicketCreated } from '@ticketing/common/contracts';
import {
  happen,
  type NatsServerName,
  natsServer,
  sessionCookieOf,
  startProcess,
  testMongoUri,
  until,
} from '@ticketing/common/testing';
import mongoose from 'mongoose';

const root = resolve(import.meta.dirname, '../../..');
const programs = {
  orders: `${root}/orders/dist/index.js`,
  expiration: `${root}/expiration/dist/index.js`,
  ahead: `${root}/expiration/dist/__test__/ahead.js`,
};

export interface Ended {
  reason: string;
  /** By our clock, when its event came. */
  at: number;
  /** By the clock of orders. */
  decidedAt: number;
}

interface Order {
  id: string;
  expiresAt: string;
  ticketId: string;
}

export type Shop = Awaited<ReturnType<typeof openShop>>;

let people = 0;
let listings = 0;

interface ShopOptions {
  /** Without it there is no orders. */
  holdSeconds?: number;
  /** Of 10,000 events a second even the listening is felt. */
  isDeaf?: boolean;
}

/** Orders and expiration as processes on a real broker; the test is tickets, and whoever buys. */
export const openShop = async (brokerName: NatsServerName, { holdSeconds, isDeaf }: ShopOptions = {}) => {
  const broker = await natsServer(brokerName);
  const bus: Bus = await connectBus({ ...broker.env, NATS_CLIENT_ID: 'test', subjects: [...subjects] });
  await new Promise<void>((connected) => bus.onConnect(connected));
  const uris = { orders: testMongoUri(), expiration: testMongoUri() };
  const db = {
    orders: await mongoose.createConnection(uris.orders).asPromise(),
    expiration: await mongoose.createConnection(uris.expiration).asPromise(),
  };
  const running = new Set<ReturnType<typeof startProcess>>();
  const start = async (program: keyof typeof programs, uri: string, env: Record<string, string>) => {
    const started = startProcess(programs[program], {
      ...broker.env,
      MONGO_URI: uri,
      NATS_CLIENT_ID: program,
      LOG_LEVEL: 'info',
      ...env,
    });
    running.add(started);
    // what is to crash may do so over work that it finds
    await until(`${program} is ready`, started.isReady).catch((error: unknown) => {
      if (!env.CRASH_AT) throw error;
    });
    return started;
  };
  const orders = holdSeconds
    ? await start('orders', uris.orders, { ORDER_HOLD_SECONDS: `${holdSeconds}` })
    : undefined;
  const url = await orders?.listening;

  const ended = new Map<string, Ended>();
  const waiting = new Map<string, () => void>();
  const published = new Map<string, number[]>();
  const listen = () => {
    bus.subscribe({
      subject: OrderCancelled.type,
      group: 'test-service',
      handle: async ({ body }) => {
        const { data, at } = JSON.parse(body);
        if (!ended.has(data.id))
          ended.set(data.id, { reason: data.reason, at: Date.now(), decidedAt: Date.parse(at) });
        waiting.get(data.id)?.();
        return 'done';
      },
    });
    bus.subscribe({
      subject: ExpirationComplete.type,
      group: 'test-service',
      handle: async ({ body }) => {
        const { data, at } = JSON.parse(body);
        published.set(data.orderId, [...(published.get(data.orderId) ?? []), Date.parse(at)]);
        return 'done';
      },
    });
  };
  if (!isDeaf) listen();

  const person = () => sessionCookieOf(() => new Date(), { id: `person-${++people}` });
  const ask = async (method: string, path: string, cookie: string, body?: object) => {
    const response = await fetch(`${url}/api/orders${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: (await response.json()) as { id: string; expiresAt: string } };
  };
  const buy = (ticketId: string, cookie = person()) => ask('POST', '', cookie, { ticketId });

  /** As many listings of one seat. */
  const listed = async (many: number) => {
    const ids = Array.from({ length: many }, () => `seat-${++listings}`);
    for (let from = 0; from < many; from += 100)
      await Promise.all(
        ids
          .slice(from, from + 100)
          .map((id) => happen(bus, TicketCreated, { id, userId: 'seller', quantity: 1 })),
      );
    const there = () =>
      db.orders.collection<{ _id: string }>('tickets').countDocuments({ _id: { $in: ids } });
    await until('orders has received them', async () => (await there()) === many, 30_000);
    return ids;
  };

  const reserve = async (ticketId: string, cookie = person()): Promise<Order> => {
    const { status, body } = await buy(ticketId, cookie);
    if (status !== 201) throw new Error(`Could not reserve: ${status} ${JSON.stringify(body)}`);
    return { id: body.id, expiresAt: body.expiresAt, ticketId };
  };

  /** As many orders, some at a time. */
  const reserved = async (many: number): Promise<Order[]> => {
    const waiting = await listed(many);
    const made: Order[] = [];
    const buyer = async () => {
      for (let id = waiting.pop(); id; id = waiting.pop()) made.push(await reserve(id));
    };
    await Promise.all(Array.from({ length: 8 }, buyer));
    return made;
  };

  return {
    bus,
    broker,
    db,
    uris,
    ended,
    published,
    listed,
    reserve,
    reserved,
    buy,
    person,
    ask,
    expiration: (env: Record<string, string> = {}) => start('expiration', uris.expiration, env),
    expirationAhead: (env: Record<string, string> = {}) => start('ahead', uris.expiration, env),
    known: (ids: string[]) =>
      db.expiration.collection<{ _id: string }>('deadlines').countDocuments({ _id: { $in: ids } }),
    /** How late each order was over, in milliseconds: its event had come, by our clock. */
    lateness: (some: Order[]) =>
      some.map(({ id, expiresAt }) => {
        const end = ended.get(id);
        if (!end) throw new Error(`${id} has not ended`);
        return end.at - Date.parse(expiresAt);
      }),
    /** Of orders' own word: none over before its time. */
    early: (some: Order[]) =>
      some.filter(({ id, expiresAt }) => (ended.get(id)?.decidedAt ?? Infinity) < Date.parse(expiresAt)),
    allEnded: (some: Order[], withinMs: number) =>
      until('all orders have ended', () => some.every(({ id }) => ended.has(id)), withinMs),
    /** As a buyer's page waits, without asking again and again. */
    whenEnded: (id: string) =>
      ended.has(id) ? undefined : new Promise<void>((over) => waiting.set(id, over)),
    passes: (ms: number) => sleep(ms),
    close: async () => {
      await Promise.all([...running].map((one) => one.kill()));
      for (const one of Object.values(db)) {
        await one.dropDatabase();
        await one.close();
      }
      await bus.close();
      await broker.remove();
    },
  };
};
