import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Bus, connectBus } from '@ticketing/common/bus';
import {
  OrderCreated,
  PaymentRefunded,
  subjects,
  TicketCreated,
  TicketUpdated,
} from '@ticketing/common/contracts';
import { createDatabase } from '@ticketing/common/service';
import {
  happen,
  isNatsServerMissing,
  natsServer,
  onThisMachine,
  startProcess,
  testMongoUri,
  until,
} from '@ticketing/common/testing';
import type { Connection } from 'mongoose';

const program = resolve(import.meta.dirname, '../../dist/index.js');
/** Who is signed in with a started process. */
const me = '665000000000000000000001';
const name = 'JetStream';
const many = 40;

const steps = [
  'orders.gathered.some',
  'orders.saving',
  'orders.saved.beforePublish',
  'orders.refunding.someRequested',
  'orders.published.beforeRemove',
];

const idOf = (listing: number, n: number) => (listing * 1000 + n + 0x100000).toString(16).padStart(24, '0');

/** As orders wrote them when they were paid. */
const paidOrders = (listing: number, ticketId: string) =>
  Array.from({ length: many }, (_, n) => ({
    _id: idOf(listing, n),
    version: 2,
    number: `N${listing}-${n}`,
    status: 'complete',
    history: [{ status: 'complete', at: new Date(0) }],
    userId: `buyer-${n}`,
    ...{ quantity: 1, totalCents: 1999, currency: 'eur', createdAt: new Date(0), expiresAt: new Date(0) },
    ticket: { ...OrderCreated.sample.ticket, id: ticketId, userId: me },
    ticketId,
    slots: [n],
    live: true,
    passes: [{ id: `pass-${listing}-${n}`, seat: n + 1, revision: 0, status: 'issued' }],
  }));

/** What payments would do, and what it was asked for. */
const giveBack = (bus: Bus) => {
  const requests = new Map<string, Set<number>>();
  bus.subscribe({
    subject: 'order:refund-requested',
    group: 'payments-service',
    handle: async ({ body }) => {
      const { data } = JSON.parse(body);
      requests.set(data.id, (requests.get(data.id) ?? new Set()).add(data.version));
      await happen(bus, PaymentRefunded, { id: `payment-${data.id}`, orderId: data.id, version: 9 });
      return 'done';
    },
  });
  return requests;
};

const watched = async (db: Connection, ticketId: string) => ({
  refunded: await db.collection('orders').countDocuments({ ticketId, status: 'refunded' }),
  unsent: await db.collection('orders').countDocuments({ ticketId, outboxAt: { $exists: true } }),
});

const withBroker = isNatsServerMissing(name) ? it.skip : it;

describe('When orders is killed while it refunds', () => {
  withBroker(
    'then after a restart the money of each order is asked for once, whichever its step was',
    async () => {
      const broker = await natsServer(name);
      const bus = await connectBus({ ...broker.env, NATS_CLIENT_ID: 'test', subjects: [...subjects] });
      await new Promise<void>((connected) => bus.onConnect(connected));
      const env = { ...broker.env, NATS_CLIENT_ID: 'orders', MONGO_URI: testMongoUri() };
      const start = (more: Record<string, string> = {}) => startProcess(program, { ...env, ...more });
      const db = await createDatabase().openUri(env.MONGO_URI);
      const requests = giveBack(bus);
      try {
        for (const [listing, step] of steps.entries()) {
          const ticketId = `66500000000000000000010${listing}`;
          const preparing = start();
          await until('it is ready', preparing.isReady);
          await happen(bus, TicketCreated, { id: ticketId, userId: me, quantity: 1000 });
          const known = `/api/orders/refunds?ticketId=${ticketId}`;
          await until('the listing is known', async () => (await preparing.get(known)).status === 200);
          await preparing.kill();
          await db.collection('orders').insertMany(paidOrders(listing, ticketId) as never);

          const dying = start({ CRASH_AT: step });
          await until('it is ready', dying.isReady);
          await happen(bus, TicketUpdated, {
            ...{ id: ticketId, userId: me, version: 1, quantity: 1000, status: 'withdrawn' },
            cancelled: { at: '2030-01-01T00:00:00.000Z', reason: '' },
          });
          expect([step, await dying.exited]).toMatchObject([step, { signal: 'SIGKILL' }]);

          const next = start();
          await until('it is ready', next.isReady);
          const began = performance.now();
          await until(
            'all are refunded',
            async () => {
              const { refunded, unsent } = await watched(db, ticketId);
              return refunded === many && unsent === 0;
            },
            60_000,
          );
          console.log(
            `${step}: all of ${many} ${Math.round(performance.now() - began)} ms after the restart`,
          );
          const ids = Array.from({ length: many }, (_, n) => idOf(listing, n));
          await until('all are published', () => ids.every((id) => requests.has(id)), 15_000);
          expect(ids.filter((id) => requests.get(id)?.size !== 1)).toEqual([]);
          expect((await next.get(known)).body).toMatchObject([
            { kind: 'event', status: 'open', total: many, refunded: many, waiting: 0 },
          ]);
          await next.kill();
        }
      } finally {
        await db.close();
        await bus.close();
        await broker.remove();
      }
    },
    400_000,
  );

  withBroker(
    'and another replica is there, then that one goes on within seconds',
    async () => {
      const broker = await natsServer(name);
      const bus = await connectBus({ ...broker.env, NATS_CLIENT_ID: 'test', subjects: [...subjects] });
      await new Promise<void>((connected) => bus.onConnect(connected));
      const env = { ...broker.env, MONGO_URI: testMongoUri() };
      const db = await createDatabase().openUri(env.MONGO_URI);
      const ticketId = '665000000000000000000200';
      giveBack(bus);
      try {
        const dying = startProcess(program, {
          ...env,
          NATS_CLIENT_ID: 'orders-1',
          CRASH_AT: 'orders.refunding.someRequested',
        });
        await until('it is ready', dying.isReady);
        await happen(bus, TicketCreated, { id: ticketId, userId: me, quantity: 1000 });
        const known = `/api/orders/refunds?ticketId=${ticketId}`;
        await until('the listing is known', async () => (await dying.get(known)).status === 200);
        await db.collection('orders').insertMany(paidOrders(20, ticketId) as never);
        // it may die before it answers
        await dying.post('/api/orders/refunds', { ticketId }).catch(() => undefined);
        await dying.exited;
        const other = startProcess(program, { ...env, NATS_CLIENT_ID: 'orders-2' });
        await until('it is ready', other.isReady);
        const began = performance.now();
        const refunded = async () => (await watched(db, ticketId)).refunded;
        const before = await refunded();
        await until('it goes on', async () => (await refunded()) > before + 1, 20_000);
        const tookMs = performance.now() - began;
        console.log(`another replica: goes on ${Math.round(tookMs)} ms after the kill`);
        expect(tookMs).toBeLessThan(onThisMachine(10_000));
        await until('all are refunded', async () => (await refunded()) === many, 60_000);
        await other.kill();
      } finally {
        await db.close();
        await bus.close();
        await broker.remove();
      }
    },
    150_000,
  );
});
