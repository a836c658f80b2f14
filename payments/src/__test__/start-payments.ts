import type { ErrorCode } from '@ticketing/common/base';
import {
  type EventDefinition,
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderRefundRequested,
  OrderUpdated,
  PaymentAuthorized,
} from '@ticketing/common/contracts';
import { happen, startTestService, type TestService } from '@ticketing/common/testing';
import { createFakeStripe, type FakeStripe, type FakeStripeOptions } from '@ticketing/fake-stripe';
import { createPayments } from '../app.ts';
import { type PaymentsConfig, paymentsConfig } from '../config.ts';
import type { Order, Payment } from '../domain/payment.ts';

export const stripeKeys = { STRIPE_KEY: 'sk_test_payments', STRIPE_WEBHOOK_SECRET: 'whsec_payments' };
export const minute = 60_000;

export type PaymentsTest = Awaited<ReturnType<typeof startPayments>>;

let orders = 0;
/** Those that still wait for their money, by id, and what orders would publish of them next. */
const open = new Map<string, () => Promise<unknown>>();

interface Options extends FakeStripeOptions {
  env?: Record<string, string>;
  /** Without them there are only the synchronous answers. */
  webhooksArrive?: boolean;
  /** Without it nobody answers to an authorization. */
  ordersAnswers?: boolean;
}

/** Payments as it is in production, with a Stripe that can be made to fail, and orders to be paid. */
export const startPayments = async ({
  env = {},
  webhooksArrive = true,
  ordersAnswers = true,
  ...options
}: Options = {}) => {
  const stripe = await createFakeStripe(options);
  const test = await startTestService<PaymentsConfig>(createPayments, {
    config: paymentsConfig,
    env: { ...stripeKeys, STRIPE_API_URL: stripe.url, ...env },
  });
  const webhook = `${test.url}/api/payments/webhook`;
  if (webhooksArrive) stripe.sendTo([{ url: webhook, secret: stripeKeys.STRIPE_WEBHOOK_SECRET }]);

  if (ordersAnswers) answerAsOrders(test);

  return {
    ...test,
    stripe,
    webhook,
    reserved: (given: Partial<Order> = {}) => reserved(test, stripe, given),
    stored: (id: string) => storedPayment(test, id),
    stop: async () => {
      await test.stop();
      await stripe.stop();
    },
  };
};

/** Past the API, what really lies there. */
export const storedPayment = async ({ service }: Pick<TestService, 'service'>, id: string) =>
  (await service.platform.db.collection('payments').findOne({ _id: id as never })) as unknown as Payment;

/** An order that is open is complete once its money is held. By order:updated, so that no capture follows yet. */
const answerAsOrders = ({ bus }: Pick<TestService, 'bus'>) =>
  bus.subscribe({
    subject: PaymentAuthorized.type,
    group: 'orders-stand-in',
    handle: async ({ body }) => {
      const { orderId } = JSON.parse(body).data;
      const complete = open.get(orderId);
      open.delete(orderId);
      await complete?.();
      return 'done';
    },
  });

/** An order that orders has published, and its buyer. */
const reserved = async (test: TestService, stripe: FakeStripe, given: Partial<Order>) => {
  const id = given.id ?? `order-${++orders}-${Math.random().toString(36).slice(2, 8)}`;
  const order = {
    id,
    userId: `buyer-of-${id}`,
    totalCents: 1999,
    currency: 'eur',
    expiresAt: new Date(test.clock().getTime() + 15 * minute).toISOString(),
    ...given,
  };
  let version = 0;
  const publish = (event: EventDefinition<string, never>, more: object = {}) =>
    happen(test.bus, event as EventDefinition<string, object>, { ...order, version: version++, ...more });
  const happens = async (event: EventDefinition<string, never>, more: object = {}) => {
    open.delete(id);
    await publish(event, more);
    await test.bus.settled();
  };
  const becomes = {
    created: () => happens(OrderCreated as never, { status: 'created' }),
    complete: () => happens(OrderCompleted as never, { status: 'complete' }),
    cancelled: () => happens(OrderCancelled as never, { status: 'cancelled', reason: 'expired' }),
    refundRequested: () => happens(OrderRefundRequested as never, { status: 'refund:pending' }),
  };
  await becomes.created();
  open.set(id, () => publish(OrderUpdated as never, { status: 'complete' }));

  const cookie = () => test.signIn({ id: order.userId });
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    test.request.post(`/api/payments${path}`).set('Cookie', cookie()).set(headers).send(body);
  return {
    ...order,
    becomes,
    cookie,
    /** orders does not answer to its authorization. */
    staysOpen: () => open.delete(id),
    pay: (token = 'pm_card_visa', headers: Record<string, string> = {}) =>
      post('', { orderId: id, token }, headers),
    open: (headers: Record<string, string> = {}) => post('/intents', { orderId: id }, headers),
    confirm: () => post(`/${id}/confirm`, {}),
    show: () => test.request.get(`/api/payments/${id}`).set('Cookie', cookie()),
    intents: () => stripe.intents().filter(({ metadata }) => metadata.orderId === id),
    charges: () => {
      const own = stripe.intents().filter(({ metadata }) => metadata.orderId === id);
      return stripe.charges().filter(({ payment_intent }) => own.some((one) => one.id === payment_intent));
    },
    published: () =>
      test.bus.published
        .filter(({ subject }) => subject.startsWith('payment:'))
        .map(({ body }) => JSON.parse(body))
        .filter(({ data }) => data.orderId === id),
  };
};

export type Reserved = Awaited<ReturnType<typeof reserved>>;

export const refusal = (message: string, code: ErrorCode) => ({ errors: [{ message, code }] });
export const threeDs = (stripe: FakeStripe, intentId: string, what: 'complete' | 'fail') =>
  fetch(`${stripe.url}/test/3ds/${intentId}/${what}`, { method: 'POST' });
