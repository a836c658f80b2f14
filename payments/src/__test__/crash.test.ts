import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bus, connectBus } from '@ticketing/common/bus';
import { subjects, TicketCreated } from '@ticketing/common/contracts';
import {
  happen,
  isNatsServerMissing,
  type NatsServer,
  natsServer,
  type ServiceProcess,
  sessionCookieOf,
  startProcess,
  type TestUser,
  testMongoUri,
  until,
} from '@ticketing/common/testing';
import { createFakeStripe, type FakeStripe } from '@ticketing/fake-stripe';
import { stripeKeys } from './start-payments.ts';

const root = resolve(import.meta.dirname, '../../..');
const test = isNatsServerMissing('NATS Streaming') ? it.skip : it;

let broker: NatsServer;
let bus: Bus;
let stripe: FakeStripe;
let orders: ServiceProcess;
let payments: ServiceProcess;
const [ordersUri, paymentsUri] = [testMongoUri(), testMongoUri()];

const startPayments = async (env: Record<string, string> = {}) => {
  payments = startProcess(resolve(root, 'payments/dist/index.js'), {
    ...broker.env,
    ...stripeKeys,
    MONGO_URI: paymentsUri,
    STRIPE_API_URL: stripe.url,
    ...env,
  });
  await until('payments is ready', payments.isReady);
  const url = `${await payments.listening}/api/payments/webhook`;
  stripe.sendTo([{ url, secret: stripeKeys.STRIPE_WEBHOOK_SECRET }]);
};

beforeAll(async () => {
  if (isNatsServerMissing('NATS Streaming')) return;
  broker = await natsServer('NATS Streaming');
  stripe = await createFakeStripe();
  bus = await connectBus({ ...broker.env, NATS_CLIENT_ID: 'test', subjects: [...subjects] });
  orders = startProcess(resolve(root, 'orders/dist/index.js'), {
    ...broker.env,
    MONGO_URI: ordersUri,
    MAX_LIVE_HOLDS: '1000',
  });
  await until('orders is ready', orders.isReady);
}, 30_000);
afterEach(async () => {
  await payments?.kill();
});
afterAll(async () => {
  if (isNatsServerMissing('NATS Streaming')) return;
  await orders.kill();
  await bus.close();
  await stripe.stop();
  await broker.remove();
});

let listings = 0;
const reserve = async (): Promise<string> => {
  const id = `listing-${++listings}`;
  await happen(bus, TicketCreated, { id, userId: 'seller', quantity: 1, maxPerOrder: 1 });
  let orderId = '';
  await until('it can be ordered', async () => {
    const { status, body } = await orders.post('/api/orders', { ticketId: id });
    orderId = body?.id;
    return status === 201;
  });
  return orderId;
};
const statusOf = async (id: string) => (await orders.get(`/api/orders/${id}`)).body.status;
const moneyOf = (id: string) => stripe.intents().filter(({ metadata }) => metadata.orderId === id);
const chargesOf = (id: string) => {
  const intents = moneyOf(id).map((intent) => intent.id);
  return stripe.charges().filter(({ payment_intent }) => intents.includes(payment_intent));
};
const pay = (orderId: string) => payments.post('/api/payments', { orderId, token: 'pm_card_visa' });
const dies = async () => expect(await payments.exited).toMatchObject({ signal: 'SIGKILL' });

const asking = async (method: string, path: string, user: Partial<TestUser> = {}) => {
  const cookie = sessionCookieOf(() => new Date(), user);
  const { status } = await fetch(`${await orders.listening}${path}`, { method, headers: { cookie } });
  expect([202, 204]).toContain(status);
};

/** What a person does whose page shows an error. */
const payUntilPaid = (id: string) =>
  until('it is paid', async () => {
    const { status, body } = await pay(id).catch(() => ({ status: 0, body: undefined }));
    if (status === 400) throw new Error(JSON.stringify(body));
    return status === 201;
  });
const isSoldOnce = async (id: string) => {
  await until('the order is complete', async () => (await statusOf(id)) === 'complete', 20_000);
  await until('the money is captured', () => moneyOf(id)[0]?.status === 'succeeded', 20_000);
  expect(chargesOf(id)).toMatchObject([{ captured: true, amount_captured: 1999, amount_refunded: 0 }]);
};

describe('payments killed with kill -9', () => {
  test.each([
    'payments.saving',
    'payments.saved.beforePublish',
    'payments.published.beforeRemove',
    'payments.removed',
    'payments.charged.beforeSaved',
    'payments.captured.beforeSaved',
  ])(
    'When it dies at %s while somebody pays, then after a restart the order is sold and charged once',
    async (at) => {
      await startPayments({ CRASH_AT: at });
      const id = await reserve();
      void pay(id).catch(() => undefined);
      await dies();
      await startPayments();
      await payUntilPaid(id);
      await isSoldOnce(id);
    },
    60_000,
  );

  test('When it dies at payments.applied.beforeAck, then what it did not acknowledge comes again, to no harm', async () => {
    await startPayments({ CRASH_AT: 'payments.applied.beforeAck' });
    const id = await reserve();
    await dies();
    await startPayments();
    await payUntilPaid(id);
    await isSoldOnce(id);
  }, 60_000);

  test('When it dies at payments.voided.beforeSaved, then the order is over and nothing is held', async () => {
    await startPayments({ CRASH_AT: 'payments.voided.beforeSaved' });
    const id = await reserve();
    await payments.post('/api/payments', { orderId: id, token: 'pm_card_threeDSecure2Required' });
    await asking('DELETE', `/api/orders/${id}`);
    await dies();
    await startPayments();
    await until(
      'it is voided',
      async () => (await payments.get(`/api/payments/${id}`)).body.status === 'voided',
      20_000,
    );
    expect(moneyOf(id)).toMatchObject([{ status: 'canceled' }]);
    expect(chargesOf(id)).toEqual([]);
  }, 60_000);

  test('When it dies at payments.refunded.beforeSaved, then the money is back once and the order refunded', async () => {
    await startPayments({ CRASH_AT: 'payments.refunded.beforeSaved' });
    const id = await reserve();
    await payUntilPaid(id);
    await isSoldOnce(id);
    await asking('POST', `/api/orders/${id}/refund`, { id: 'admin', role: 'admin' });
    await dies();
    await startPayments();
    await until('it is refunded', async () => (await statusOf(id)) === 'refunded', 20_000);
    expect(chargesOf(id)).toMatchObject([{ amount_captured: 1999, amount_refunded: 1999 }]);
    expect(stripe.refunds().filter(({ charge }) => charge === chargesOf(id)[0]?.id)).toHaveLength(1);
  }, 60_000);
});
