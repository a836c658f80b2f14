import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type EventDefinition,
  ExpirationComplete,
  PaymentAuthorized,
  PaymentCreated,
  PaymentFailed,
  PaymentInitiated,
  PaymentRefunded,
  TicketCreated,
  TicketUpdated,
} from '@ticketing/common/contracts';
import { happen, until } from '@ticketing/common/testing';
import { type OrdersTest, startOrders } from '../../../__test__/start-orders.ts';

let test: OrdersTest;
beforeAll(async () => {
  test = await startOrders();
});
afterAll(() => test.stop());

const newOrder = async () => {
  const buyer = test.person();
  const ticketId = await test.listed();
  const order = await buyer.reserved(ticketId);
  const happens = async <Data extends object>(event: EventDefinition<string, Data>, given: object = {}) => {
    await happen(test.bus, event, { orderId: order.id, ...given } as unknown as Partial<Data>);
    await test.bus.settled();
  };
  const passes = (seconds: number) => test.clock.advance(seconds);
  return { ...order, buyer, ticketId, happens, passes, now: () => buyer.show(order.id) };
};

let poisoned = 0;
/** Something that is no event comes before one that is: it is parked, and the next is served. */
const poison = async (subject: string) => {
  const mark = `poison-${++poisoned}`;
  await test.bus.publish({ subject, id: mark, body: `{"broken":"${mark}` });
  await until(`${subject} poison is parked`, async () =>
    (await test.bus.history('dlq.orders')).some(({ body }) => body.includes(mark)),
  );
};

describe('ticket:created and ticket:updated', () => {
  const shownTo = async (ticketId: string) => (await test.person().reserved(ticketId)).ticket;

  it('When a listing is published and edited, then it can be ordered as it is now (applies)', async () => {
    const id = await test.listed({ quantity: 5 });
    expect(await shownTo(id)).toMatchObject({ price: 19.99, version: 0 });
    await test.edited(id, 1, { quantity: 5, priceCents: 2500 });
    expect(await shownTo(id)).toMatchObject({ price: 25, version: 1 });
  });

  it('a redelivered create crashes the consumer: When ticket:created comes twice, then it is as once', async () => {
    const id = await test.listed({ quantity: 5 });
    await happen(test.bus, TicketCreated, { id, userId: 'seller', quantity: 5 });
    await test.bus.settled();
    expect(await shownTo(id)).toMatchObject({ version: 0 });
    expect((await test.bus.history('dlq.orders')).filter(({ body }) => body.includes(id))).toEqual([]);
  });

  it('an update lost blocks all later ones: When a version is skipped, then the next one applies all the same', async () => {
    const id = await test.listed({ quantity: 5 });
    await test.edited(id, 3, { quantity: 5, priceCents: 300 });
    expect(await shownTo(id)).toMatchObject({ price: 3, version: 3 });
  });

  it('When they come in the wrong order, then the newest stays (out of order)', async () => {
    const id = `ticket-late-${Math.random()}`;
    await happen(test.bus, TicketUpdated, { id, userId: 'seller', quantity: 5, version: 2, priceCents: 200 });
    await test.bus.settled();
    await happen(test.bus, TicketUpdated, { id, userId: 'seller', quantity: 5, version: 1, priceCents: 100 });
    await happen(test.bus, TicketCreated, { id, userId: 'seller', quantity: 5 });
    await test.bus.settled();
    expect(await shownTo(id)).toMatchObject({ price: 2, version: 2 });
  });

  it('When poison comes, then the next listing is there (poison)', async () => {
    await poison('ticket:created');
    await poison('ticket:updated');
    const id = await test.listed();
    await test.edited(id, 1, { priceCents: 100 });
    expect(await shownTo(id)).toMatchObject({ price: 1 });
  });
});

describe('expiration:complete', () => {
  it('When the deadline has come, then the order has expired and its seat is free (applies)', async () => {
    const order = await newOrder();
    order.passes(900);
    await order.happens(ExpirationComplete, { expiresAt: order.expiresAt });
    const [stored] = await test.stored({ _id: order.id });
    expect(stored).toMatchObject({ status: 'cancelled', reason: 'expired' });
    expect(stored).not.toHaveProperty('live');
    await test.person().reserved(order.ticketId);
  });

  it('When one deadline is published as come, then whatever else is overdue ends with it', async () => {
    const [one, other] = [await newOrder(), await newOrder()];
    one.passes(899);
    const later = await newOrder();
    one.passes(1);
    await one.happens(ExpirationComplete, { expiresAt: one.expiresAt });
    expect(await test.stored({ _id: other.id, status: 'cancelled' })).toHaveLength(1);
    expect(await test.stored({ _id: later.id, status: 'created' })).toHaveLength(1);
  });

  it('When it comes twice, then nothing more happens (duplicate)', async () => {
    const order = await newOrder();
    order.passes(900);
    for (let n = 0; n < 2; n++) await order.happens(ExpirationComplete, { expiresAt: order.expiresAt });
    expect(await order.now()).toMatchObject({ version: 1 });
  });

  it('When it is of a deadline since put off, then the order stands (out of order)', async () => {
    const order = await newOrder();
    await order.buyer.extend(order.id).expect(200);
    order.passes(901);
    await order.happens(ExpirationComplete, { expiresAt: order.expiresAt });
    expect(await order.now()).toMatchObject({ status: 'created', version: 1 });
  });

  it('When it comes before the deadline by our clock, then never early, and it comes again when it is time', async () => {
    const order = await newOrder();
    await happen(test.bus, ExpirationComplete, { orderId: order.id, expiresAt: order.expiresAt });
    const text = () => test.service.metrics.registry.metrics();
    await until('it has been put off', async () =>
      /subject="expiration:complete",outcome="again"/.test(await text()),
    );
    expect(await order.now()).toMatchObject({ status: 'created', version: 0 });
    order.passes(900);
    await until(
      'it has expired',
      async () => (await test.stored({ _id: order.id, status: 'cancelled' })).length > 0,
    );
  });

  it('When the order is paid, then it stays paid', async () => {
    const order = await newOrder();
    await order.happens(PaymentAuthorized);
    order.passes(900);
    await order.happens(ExpirationComplete, { expiresAt: order.expiresAt });
    expect(await order.now()).toMatchObject({ status: 'complete' });
  });

  it('When poison comes, then the next is served (poison)', async () => {
    await poison('expiration:complete');
    const order = await newOrder();
    order.passes(900);
    await order.happens(ExpirationComplete, { expiresAt: order.expiresAt });
    expect(await test.stored({ _id: order.id, status: 'cancelled' })).toHaveLength(1);
  });
});

describe('payment:initiated', () => {
  it('When a payment begins, then awaiting:payment and order:updated (applies), once (duplicate)', async () => {
    const order = await newOrder();
    for (let n = 0; n < 2; n++) await order.happens(PaymentInitiated);
    expect(await order.now()).toMatchObject({ status: 'awaiting:payment', version: 1 });
    expect(test.published(order.id)).toMatchObject([{}, { type: 'order:updated' }]);
  });

  it('When it comes after payment:authorized, then the order stays complete (out of order)', async () => {
    const order = await newOrder();
    await order.happens(PaymentAuthorized);
    await order.happens(PaymentInitiated);
    expect(await order.now()).toMatchObject({ status: 'complete', version: 1 });
  });

  it('When the time is over, then nothing is begun any more, and the deadline ends it', async () => {
    const order = await newOrder();
    order.passes(900);
    await order.happens(PaymentInitiated);
    expect(await test.stored({ _id: order.id, status: 'created' })).toHaveLength(1);
    expect(await order.now()).toMatchObject({ status: 'cancelled', reason: 'expired' });
  });

  it('When poison comes, then the next is served (poison)', async () => {
    await poison('payment:initiated');
    const order = await newOrder();
    await order.happens(PaymentInitiated);
    expect(await order.now()).toMatchObject({ status: 'awaiting:payment' });
  });
});

describe('payment:authorized', () => {
  it('When the order is live, then complete and order:completed (applies), once (duplicate)', async () => {
    const order = await newOrder();
    await order.happens(PaymentInitiated);
    for (let n = 0; n < 2; n++) await order.happens(PaymentAuthorized);
    const { status, version, history } = await order.now();
    expect([status, version]).toEqual(['complete', 2]);
    expect(history.map((one: { status: string }) => one.status)).toEqual([
      'created',
      'awaiting:payment',
      'complete',
    ]);
    expect(test.published(order.id).at(-1)).toMatchObject({
      type: 'order:completed',
      data: { status: 'complete' },
    });
  });

  it('When the order was cancelled first, then it stays cancelled (out of order)', async () => {
    const order = await newOrder();
    await order.buyer.cancel(order.id).expect(204);
    await order.happens(PaymentAuthorized);
    expect(await order.now()).toMatchObject({ status: 'cancelled', reason: 'user', version: 1 });
  });

  it('When it was authorized in time and all its events come after the deadline, then complete', async () => {
    const order = await newOrder();
    const authorizedAt = new Date(Date.parse(order.expiresAt) - 1).toISOString();
    order.passes(960);
    await order.happens(PaymentInitiated, { version: 0 });
    await order.happens(PaymentFailed, { version: 1, reason: 'Card declined' });
    await order.happens(PaymentAuthorized, { version: 3, attempt: 2, authorizedAt });
    expect(await order.now()).toMatchObject({ status: 'complete', version: 1 });
  });

  it('When it was authorized in time but the hold was ended before the event came, then it stays ended', async () => {
    const order = await newOrder();
    order.passes(900);
    await order.happens(ExpirationComplete, { expiresAt: order.expiresAt });
    const authorizedAt = new Date(Date.parse(order.expiresAt) - 1).toISOString();
    await order.happens(PaymentAuthorized, { authorizedAt });
    expect(await order.now()).toMatchObject({ status: 'cancelled', reason: 'expired', version: 1 });
  });

  it('When it was authorized at the deadline, then it is too late: cancelled, and whoever is next has the seat', async () => {
    const order = await newOrder();
    await order.happens(PaymentInitiated);
    order.passes(900);
    await order.happens(PaymentAuthorized, { version: 1, authorizedAt: order.expiresAt });
    expect(await order.now()).toMatchObject({ status: 'cancelled', reason: 'expired' });
    await test.person().reserved(order.ticketId);
  });

  it('When poison comes, then the next is served (poison)', async () => {
    await poison('payment:authorized');
    const order = await newOrder();
    await order.happens(PaymentAuthorized);
    expect(await order.now()).toMatchObject({ status: 'complete' });
  });
});

describe('payment:failed', () => {
  it('When a card is declined near the end, then five more minutes, once (applies, duplicate)', async () => {
    const order = await newOrder();
    await order.happens(PaymentInitiated, { version: 0 });
    order.passes(870);
    for (let n = 0; n < 2; n++) await order.happens(PaymentFailed, { version: 1, reason: 'Card declined' });
    const declined = await order.now();
    expect(declined).toMatchObject({ status: 'awaiting:payment', version: 2 });
    expect(Math.round((Date.parse(declined.expiresAt) - test.clock().getTime()) / 1000)).toBe(300);
    order.passes(200);
    await order.happens(PaymentFailed, { version: 2, reason: 'Card declined' });
    expect(await order.now()).toMatchObject({ version: 2, expiresAt: declined.expiresAt });
    await order.happens(PaymentAuthorized, { version: 3 });
    expect(await order.now()).toMatchObject({ status: 'complete' });
  });

  it('When the capture fails for good, then cancelled with reason payment, once, and the seat is free', async () => {
    const order = await newOrder();
    await order.happens(PaymentAuthorized);
    for (let n = 0; n < 2; n++) await order.happens(PaymentFailed);
    expect(await order.now()).toMatchObject({ status: 'cancelled', reason: 'payment', version: 2 });
    expect(test.published(order.id).at(-1)).toMatchObject({
      type: 'order:cancelled',
      data: { reason: 'payment' },
    });
    await test.person().reserved(order.ticketId);
  });

  it('When an old decline comes after the payment succeeded, then the order stays complete (out of order)', async () => {
    const order = await newOrder();
    await order.happens(PaymentAuthorized, { version: 3 });
    await order.happens(PaymentFailed, { version: 1, reason: 'Card declined' });
    expect(await order.now()).toMatchObject({ status: 'complete', version: 1 });
  });

  it('When a decline of an attempt that did not pay comes late, of whatever version, then the order stays complete', async () => {
    const order = await newOrder();
    await order.happens(PaymentAuthorized, { version: 3, attempt: 2 });
    for (let n = 0; n < 2; n++) await order.happens(PaymentFailed, { version: 4, attempt: 1 });
    expect(await order.now()).toMatchObject({ status: 'complete', version: 1 });
    await order.happens(PaymentFailed, { version: 5, attempt: 2 });
    expect(await order.now()).toMatchObject({ status: 'cancelled', reason: 'payment', version: 2 });
  });

  it('When poison comes, then the next is served (poison)', async () => {
    await poison('payment:failed');
    const order = await newOrder();
    await order.happens(PaymentAuthorized);
    await order.happens(PaymentFailed);
    expect(await order.now()).toMatchObject({ reason: 'payment' });
  });
});

describe('payment:refunded', () => {
  const pending = async () => {
    const order = await newOrder();
    await order.happens(PaymentAuthorized);
    await test.person('seller').refund(order.id).expect(202);
    return order;
  };

  it('When a refund was asked for, then refunded (applies), once (duplicate)', async () => {
    const order = await pending();
    for (let n = 0; n < 2; n++) await order.happens(PaymentRefunded);
    expect(await order.now()).toMatchObject({ status: 'refunded', version: 3 });
    expect(test.published(order.id).at(-1)).toMatchObject({ type: 'order:refunded' });
  });

  it('When it is not refund:pending, then nothing happens (out of order)', async () => {
    const order = await newOrder();
    await order.happens(PaymentRefunded);
    expect(await order.now()).toMatchObject({ status: 'created', version: 0 });
  });

  it('When poison comes, then the next is served (poison)', async () => {
    await poison('payment:refunded');
    const order = await pending();
    await order.happens(PaymentRefunded);
    expect(await order.now()).toMatchObject({ status: 'refunded' });
  });
});

it('When payment:created says that it was captured, then orders has nothing to add', async () => {
  const order = await newOrder();
  await order.happens(PaymentAuthorized);
  await order.happens(PaymentCreated);
  expect(await order.now()).toMatchObject({ status: 'complete', version: 1 });
});
