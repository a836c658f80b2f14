import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderRefunded,
  OrderRefundRequested,
  OrderUpdated,
} from '@ticketing/common/contracts';
import { happen, until } from '@ticketing/common/testing';
import { type PaymentsTest, refusal, startPayments } from '../../../__test__/start-payments.ts';

let test: PaymentsTest;
beforeAll(async () => {
  test = await startPayments();
});
afterAll(() => test.stop());

let poisoned = 0;
/** Something that is no event comes before one that is: it is parked, and the next is served. */
const poison = async (subject: string) => {
  const mark = `poison-${++poisoned}`;
  await test.bus.publish({ subject, id: mark, body: `{"broken":"${mark}` });
  await until(`${subject} poison is parked`, async () =>
    (await test.bus.history('dlq.payments')).some(({ body }) => body.includes(mark)),
  );
};

const replica = (id: string) => test.service.platform.db.collection('orders').findOne({ _id: id as never });
type OrderEvent = { type: string };
const receive = async (event: OrderEvent, id: string, version: number, given: object = {}) => {
  await happen(test.bus, event as typeof OrderCreated, { id, version, ...given });
  await test.bus.settled();
};

describe.each([
  ['order:created', OrderCreated],
  ['order:updated', OrderUpdated],
  ['order:refunded', OrderRefunded],
] as [string, typeof OrderCreated][])('%s', (subject, event) => {
  it('When it comes, then what the order costs and until when is known (applies)', async () => {
    const id = `applies-${subject}`;
    await receive(event, id, 1, { totalCents: 1999 });
    expect(await replica(id)).toMatchObject({ version: 1, totalCents: 1999, status: event.sample.status });
  });

  it('When it comes twice, then it is as once (twice)', async () => {
    const id = `twice-${subject}`;
    for (let n = 0; n < 2; n++) await receive(event, id, 1);
    expect(await replica(id)).toMatchObject({ version: 1 });
  });

  it('When it comes after a newer one, then the newer stays (late)', async () => {
    const id = `late-${subject}`;
    await receive(OrderUpdated, id, 5, { expiresAt: '2031-01-01T00:00:00.000Z' });
    await receive(event, id, 1);
    expect(await replica(id)).toMatchObject({ version: 5, expiresAt: '2031-01-01T00:00:00.000Z' });
  });

  it('When poison comes, then it is parked and the next is served (poison)', async () => {
    await poison(subject);
    await receive(event, `poison-${subject}`, 1);
    expect(await replica(`poison-${subject}`)).not.toBeNull();
  });
});

describe('order:completed', () => {
  it('When it comes, then the money is captured and payment:created published (applies), once (twice)', async () => {
    const order = await test.reserved();
    await order.pay().expect(201);
    for (let n = 0; n < 2; n++) await order.becomes.complete();
    expect(order.charges()).toMatchObject([{ captured: true, amount_captured: 1999 }]);
    expect(order.published().filter(({ type }) => type === 'payment:created')).toMatchObject([
      { data: { orderId: order.id, amountCents: 1999, stripeId: order.intents()[0]?.id } },
    ]);
  });

  it('When it comes late, after the refund was asked for, then captured and refunded once (late)', async () => {
    const order = await test.reserved();
    await order.pay().expect(201);
    await receive(OrderRefundRequested, order.id, 7, { userId: order.userId, totalCents: 1999 });
    await receive(OrderCompleted, order.id, 6, { userId: order.userId, totalCents: 1999 });
    expect(order.charges()).toMatchObject([{ amount_captured: 1999, amount_refunded: 1999 }]);
    expect(test.stripe.refunds().filter(({ charge }) => charge === order.charges()[0]?.id)).toHaveLength(1);
  });

  it('When the authorization cannot be captured any more, then payment:failed and the money is voided', async () => {
    const order = await test.reserved();
    await order.pay().expect(201);
    test.stripe.fault({ on: 'capture', kind: 'expired', times: 5 });
    await order.becomes.complete();
    expect(order.intents()).toMatchObject([{ status: 'canceled' }]);
    expect(order.published().at(-1)).toMatchObject({ type: 'payment:failed' });
    expect((await order.show()).body).toMatchObject({ status: 'failed' });
    test.stripe.clearFaults();
  });

  it('When poison comes, then it is parked and the next is served (poison)', async () => {
    await poison('order:completed');
    const order = await test.reserved();
    await order.pay().expect(201);
    await order.becomes.complete();
    expect(order.charges()).toMatchObject([{ captured: true }]);
  });
});

describe('order:cancelled', () => {
  it('When it comes, then the money is voided (applies), once (twice)', async () => {
    const order = await test.reserved();
    order.staysOpen();
    const click = order.pay().then(({ status, body }) => [status, body]);
    await until('the money is held', async () => (await test.stored(order.id))?.status === 'authorized');
    for (let n = 0; n < 2; n++) await order.becomes.cancelled();
    expect(await click).toEqual([
      400,
      refusal('The order has expired: you were not charged', 'payment.order-expired'),
    ]);
    expect(order.intents()).toMatchObject([{ status: 'canceled' }]);
    expect((await order.show()).body).toMatchObject({ status: 'voided' });
    expect(
      test.stripe.refunds().filter(({ payment_intent }) => payment_intent === order.intents()[0]?.id),
    ).toEqual([]);
  });

  it('When it comes before anybody has paid, then nobody can (late)', async () => {
    const order = await test.reserved();
    await receive(OrderCancelled, order.id, 4, { reason: 'user', userId: order.userId });
    await receive(OrderUpdated, order.id, 2, { userId: order.userId });
    await order.pay().expect(400);
    expect(order.intents()).toEqual([]);
  });

  it('When the order is cancelled while Stripe works on the card, then the money is voided', async () => {
    const order = await test.reserved();
    test.stripe.fault({ on: 'create', kind: 'delay', ms: 300 });
    const click = order.pay().then(({ status, body }) => ({ status, body }));
    await until('the record is there', async () => (await test.stored(order.id)) !== null);
    await order.becomes.cancelled();
    expect(await click).toMatchObject({ status: 400 });
    expect(order.intents()).toMatchObject([{ status: 'canceled' }]);
  });

  it('When poison comes, then it is parked and the next is served (poison)', async () => {
    await poison('order:cancelled');
    const order = await test.reserved();
    await order.pay('pm_card_threeDSecure2Required').expect(201);
    await order.becomes.cancelled();
    expect(order.intents()).toMatchObject([{ status: 'canceled' }]);
  });
});

describe('order:refund-requested', () => {
  const paid = async () => {
    const order = await test.reserved();
    await order.pay().expect(201);
    await order.becomes.complete();
    return order;
  };
  const refundsOf = (order: { intents: () => { id: string }[] }) =>
    test.stripe.refunds().filter(({ payment_intent }) => payment_intent === order.intents()[0]?.id);

  it('When it comes, then the money goes back and payment:refunded is published (applies), once (twice)', async () => {
    const order = await paid();
    for (let n = 0; n < 2; n++) await order.becomes.refundRequested();
    expect(refundsOf(order)).toMatchObject([{ amount: 1999, status: 'succeeded' }]);
    expect(order.published().filter(({ type }) => type === 'payment:refunded')).toHaveLength(1);
    expect((await order.show()).body).toMatchObject({ status: 'refunded' });
  });

  it('When the bank sends the refund back, or Stripe fails, then it is tried until it succeeds', async () => {
    const order = await paid();
    test.stripe.fault({ on: 'refund', kind: 'fails' });
    test.stripe.fault({ on: 'refund', kind: '500' });
    test.stripe.fault({ on: 'refund', kind: '429' });
    test.stripe.fault({ on: 'refund', kind: 'cut' });
    await order.becomes.refundRequested();
    await until('the money is back', async () => (await test.stored(order.id)).status === 'refunded');
    expect(refundsOf(order).filter(({ status }) => status === 'succeeded')).toHaveLength(1);
    expect(order.charges()).toMatchObject([{ amount_refunded: 1999 }]);
  });

  it('When Stripe fails first and the bank sends back the next, then an old answer is not taken for a new refund', async () => {
    const order = await paid();
    // also for what asks once more with the same key, and is given the same answer
    test.stripe.fault({ on: 'refund', kind: '500', times: 3 });
    test.stripe.fault({ on: 'refund', kind: 'fails' });
    await order.becomes.refundRequested();
    await until('the money is back', async () => (await test.stored(order.id)).status === 'refunded');
    expect(
      refundsOf(order)
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['failed', 'succeeded']);
  });

  it('When Stripe fails for long, then the refund succeeds as soon as it is well again', async () => {
    const order = await paid();
    test.stripe.fault({ on: 'refund', kind: '500', times: 24 });
    await order.becomes.refundRequested().catch(() => {});
    await until('the money is back', async () => (await test.stored(order.id)).status === 'refunded', 60_000);
    expect(refundsOf(order)).toMatchObject([{ status: 'succeeded' }]);
  }, 70_000);

  it('When the order was received late, then the refund stands (late)', async () => {
    const order = await paid();
    await order.becomes.refundRequested();
    await receive(OrderUpdated, order.id, 1, { userId: order.userId });
    expect(refundsOf(order)).toHaveLength(1);
  });

  it('When poison comes, then it is parked and the next is served (poison)', async () => {
    await poison('order:refund-requested');
    const order = await paid();
    await order.becomes.refundRequested();
    expect(refundsOf(order)).toHaveLength(1);
  });
});
