import { type Clock, createLogger } from '@ticketing/common/base';
import { memoryBus } from '@ticketing/common/bus';
import { ExpirationComplete, TicketCreated } from '@ticketing/common/contracts';
import { noRateLimit } from '@ticketing/common/http';
import { createDatabase, parseConfig, type Service } from '@ticketing/common/service';
import { happen, sessionCookieOf, testKeys, testMongoUri } from '@ticketing/common/testing';
import { createFakeStripe } from '@ticketing/fake-stripe';
import { createOrders } from '@ticketing/orders';
import { ordersConfig } from '@ticketing/orders/config';
import { createPayments } from '../app.ts';
import { paymentsConfig } from '../config.ts';
import { stripeKeys } from './start-payments.ts';

export type Shop = Awaited<ReturnType<typeof startShop>>;

const environment = () => ({
  ...testKeys,
  ...stripeKeys,
  MONGO_URI: testMongoUri(),
  COOKIE_SECURE: 'false',
  PORT: '0',
  SHUTDOWN_WAIT_MS: '0',
});

/** Orders and payments in one process, over one bus, by one clock; only Stripe is a stand-in. */
export const startShop = async (clock: Clock) => {
  const stripe = await createFakeStripe({ now: clock });
  const bus = memoryBus();
  const log: string[] = [];
  const platform = () => ({
    db: createDatabase(),
    bus,
    clock,
    logger: createLogger('shop', 'debug', { write: (line: string) => void log.push(line) }),
    limiter: noRateLimit,
    checkAnswers: true,
  });
  const orders = createOrders({
    ...platform(),
    config: parseConfig(ordersConfig, { ...environment(), MAX_LIVE_HOLDS: '1000' }),
  });
  const payments = createPayments({
    ...platform(),
    config: parseConfig(paymentsConfig, { ...environment(), STRIPE_API_URL: stripe.url }),
  });
  const [orderUrl, paymentUrl] = await Promise.all([orders, payments].map(urlOf));
  stripe.sendTo([{ url: `${paymentUrl}/api/payments/webhook`, secret: stripeKeys.STRIPE_WEBHOOK_SECRET }]);

  const ask = async (
    method: string,
    path: string,
    userId: string,
    body?: object,
    role: 'user' | 'admin' = 'user',
  ) => {
    const cookie = sessionCookieOf(clock, { id: userId, role });
    const response = await fetch(`${path.startsWith('/api/orders') ? orderUrl : paymentUrl}${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: JSON.parse((await response.text()) || 'null') };
  };

  return {
    stripe,
    bus,
    /** Every line that either wrote. */
    log,
    ask,
    listed: (id: string, quantity: number) =>
      happen(bus, TicketCreated, { id, userId: 'seller', quantity, maxPerOrder: quantity }),
    timeIsUp: (orderId: string, expiresAt: string) => happen(bus, ExpirationComplete, { orderId, expiresAt }),
    all: async () => ({
      orders: await orders.platform.db.collection('orders').find().toArray(),
      payments: await payments.platform.db.collection('payments').find().toArray(),
    }),
    stop: async () => {
      await Promise.all([orders, payments].map((service) => service.platform.db.dropDatabase()));
      await orders.stop();
      await payments.stop();
      await stripe.stop();
    },
  };
};

const urlOf = async (service: Service) => `http://127.0.0.1:${(await service.start()).port}`;
