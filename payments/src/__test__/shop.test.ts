import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { testClock, until } from '@ticketing/common/testing';
import { refusal, threeDs } from './start-payments.ts';
import { type Shop, startShop } from './start-shop.ts';

const clock = testClock();
let shop: Shop;
beforeAll(async () => {
  shop = await startShop(clock);
});
afterEach(() => {
  shop.stripe.clearFaults();
  shop.stripe.webhookFaults({});
});
afterAll(() => shop.stop());

let buyers = 0;
/** A seat that somebody has reserved, and all that they may do about it. */
const reserved = async (ticketId = `seat-${buyers}`) => {
  const buyer = `buyer-${++buyers}`;
  await shop.listed(ticketId, 1);
  await shop.bus.settled();
  const { body: order } = await shop.ask('POST', '/api/orders', buyer, { ticketId });
  const { id } = order;
  const intents = () => shop.stripe.intents().filter(({ metadata }) => metadata.orderId === id);
  return {
    id,
    buyer,
    ticketId,
    expiresAt: order.expiresAt,
    intents,
    charges: () => {
      const own = intents().map((intent) => intent.id);
      return shop.stripe.charges().filter((charge) => own.includes(charge.payment_intent));
    },
    pay: (token = 'pm_card_visa') => shop.ask('POST', '/api/payments', buyer, { orderId: id, token }),
    payment: async () => (await shop.ask('GET', `/api/payments/${id}`, buyer)).body,
    order: async () => (await shop.ask('GET', `/api/orders/${id}`, buyer)).body,
    cancel: () => shop.ask('DELETE', `/api/orders/${id}`, buyer),
    refund: (as: string, role: 'user' | 'admin' = 'user') =>
      shop.ask('POST', `/api/orders/${id}/refund`, as, {}, role),
    expires: () => shop.timeIsUp(id, order.expiresAt),
  };
};
const settled = () => shop.bus.settled();

describe('Orders and payments', () => {
  it('When the card is good, then the order is complete, paid for once, to the cent that was reserved', async () => {
    const order = await reserved();
    expect(await order.pay()).toEqual({ status: 201, body: { id: order.id, status: 'authorized' } });
    await settled();
    expect(await order.order()).toMatchObject({ status: 'complete', total: 19.99 });
    expect(await order.payment()).toMatchObject({ status: 'captured', amount: 19.99, currency: 'eur' });
    expect(order.charges()).toMatchObject([{ captured: true, amount_captured: 1999, amount_refunded: 0 }]);
  });

  it('When the card is declined near the end, then the hold lives five minutes more, and another card pays', async () => {
    const order = await reserved();
    clock.advance(880);
    const declined = await order.pay('pm_card_visa_chargeDeclinedInsufficientFunds');
    expect(declined).toEqual({
      status: 400,
      body: refusal('Card declined: Your card has insufficient funds.', 'payment.insufficient-funds'),
    });
    await settled();
    const held = await order.order();
    expect(held.status).toBe('awaiting:payment');
    expect(Math.round((Date.parse(held.expiresAt) - clock().getTime()) / 1000)).toBe(300);
    clock.advance(200);
    expect((await order.pay('pm_card_mastercard')).status).toBe(201);
    await settled();
    expect((await order.order()).status).toBe('complete');
  });

  it('When Stripe answers late that the first card was declined, after the second has paid, then it stays paid', async () => {
    const order = await reserved();
    shop.stripe.fault({ on: 'read', kind: 'late', ms: 800, times: 100 });
    expect((await order.pay('pm_card_chargeDeclined')).status).toBe(400);
    expect((await order.pay()).status).toBe(201);
    const { events } = shop.stripe;
    await until('all webhooks are answered', () => events().every((event) => event.pending_webhooks === 0));
    await until('it is captured', async () => (await order.payment()).status === 'captured');
    await settled();
    expect(await order.order()).toMatchObject({ status: 'complete' });
    expect(order.charges().filter(({ captured }) => captured)).toHaveLength(1);
  });

  it('When 3-D Secure is abandoned, then the order expires, nothing is charged, and the seat is sold to another', async () => {
    const order = await reserved();
    expect((await order.pay('pm_card_threeDSecure2Required')).body.status).toBe('requires_action');
    clock.advance(901);
    await order.expires();
    await settled();
    expect(await order.order()).toMatchObject({ status: 'cancelled', reason: 'expired' });
    expect((await order.payment()).status).toBe('voided');
    await threeDs(shop.stripe, String(order.intents()[0]?.id), 'complete');
    expect(order.charges()).toEqual([]);
    const next = await reserved(order.ticketId);
    expect((await next.pay()).status).toBe(201);
  });

  it('When 3-D Secure is completed and Stripe sends it twice and in any order, then sold and charged once', async () => {
    const order = await reserved();
    shop.stripe.webhookFaults({ duplicates: 2, disorderMs: 100 });
    await order.pay('pm_card_threeDSecure2Required');
    await threeDs(shop.stripe, String(order.intents()[0]?.id), 'complete');
    await until('it is captured', async () => (await order.payment()).status === 'captured');
    expect(await order.order()).toMatchObject({ status: 'complete' });
    expect(order.charges()).toHaveLength(1);
  });

  it('When the buyer cancels while it is paid, then cancelled and voided, or complete and captured', async () => {
    for (let n = 0; n < 10; n++) {
      const order = await reserved();
      await Promise.all([order.pay(), order.cancel()]);
      await settled();
      await until('the money has come to its end', () =>
        order.intents().every(({ status }) => status === 'succeeded' || status === 'canceled'),
      );
      const money = order.intents().map(({ status }) => status);
      const { status } = await order.order();
      expect([['complete', 'succeeded'], ['cancelled', 'canceled'], ['cancelled']]).toContainEqual([
        status,
        ...money,
      ]);
    }
  });

  it('When the capture is impossible for good, then the order is cancelled and the seat is free', async () => {
    const order = await reserved();
    shop.stripe.fault({ on: 'capture', kind: 'expired', times: 5 });
    await order.pay();
    await until('it is cancelled', async () => (await order.order()).status === 'cancelled');
    expect(await order.order()).toMatchObject({ reason: 'payment' });
    expect((await order.payment()).status).toBe('failed');
    expect(order.intents()).toMatchObject([{ status: 'canceled' }]);
    shop.stripe.clearFaults();
    expect((await (await reserved(order.ticketId)).pay()).status).toBe(201);
  });

  it('When the seller refunds, then the money is back once, the order refunded, and the seat sellable', async () => {
    const order = await reserved();
    await order.pay();
    await settled();
    expect((await order.refund(order.buyer)).status).toBe(403);
    shop.stripe.fault({ on: 'refund', kind: 'fails' });
    expect((await order.refund('seller')).status).toBe(202);
    await until('it is refunded', async () => (await order.order()).status === 'refunded');
    expect((await order.refund('seller')).status).toBe(400);
    expect((await order.refund('somebody', 'admin')).status).toBe(400);
    expect((await order.payment()).status).toBe('refunded');
    expect(order.charges()).toMatchObject([{ amount_captured: 1999, amount_refunded: 1999 }]);
    expect((await (await reserved(order.ticketId)).pay()).status).toBe(201);
    expect((await order.pay()).status).toBe(400);
  });

  it('When the refund is asked for by two at once, then the money is back once', async () => {
    const order = await reserved();
    await order.pay();
    await settled();
    const answers = await Promise.all([order.refund('seller'), order.refund('admin', 'admin')]);
    expect(answers.map(({ status }) => status)).toContain(202);
    await until('it is refunded', async () => (await order.order()).status === 'refunded');
    expect(order.charges()).toMatchObject([{ amount_refunded: 1999 }]);
    const paidBack = shop.stripe.refunds().filter(({ charge }) => charge === order.charges()[0]?.id);
    expect(paidBack).toHaveLength(1);
  });

  it('When all that was played is searched, then no log line has a card, a token, a secret or a key', async () => {
    const order = await reserved();
    shop.stripe.fault({ on: 'create', kind: '500' });
    await order.pay('4242424242424242');
    await order.pay('tok_visa');
    await shop.ask('POST', '/api/payments/webhook', order.buyer, { id: 'evt', card: '4000000000000002' });
    shop.stripe.fault({ on: 'capture', kind: 'down', times: 3 });
    await settled();
    await shop.bus.publish({
      subject: 'order:completed',
      id: 'poison',
      body: '{"client_secret":"pi_secret"',
    });
    await until('the poison is parked', () => shop.log.some((line) => line.includes('dead letter')));
    expect(shop.log.length).toBeGreaterThan(1);
    const telling =
      /42424242|"4242"|40000000|_secret_|sk_test|whsec_|pm_card|tok_|clientSecret|client_secret/;
    expect(shop.log.filter((line) => telling.test(line))).toEqual([]);
  });
});
