import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { testClock, until } from '@ticketing/common/testing';
import { refusal } from './start-payments.ts';
import { type Shop, startShop } from './start-shop.ts';

const clock = testClock();
let shop: Shop;
beforeAll(async () => {
  shop = await startShop(clock);
});
afterEach(() => shop.bus.broker.start());
afterAll(() => shop.stop());

let seats = 0;
/** Somebody pays 20 seconds before their deadline, and the broker goes away as Stripe answers. */
const paidAsBrokerLeaves = async () => {
  const [ticketId, buyer] = [`late-seat-${++seats}`, `late-buyer-${seats}`];
  await shop.listed(ticketId, 1);
  await shop.bus.settled();
  const { body: order } = await shop.ask('POST', '/api/orders', buyer, { ticketId });
  await shop.bus.settled();
  clock.advance(880);
  const pay = () => shop.ask('POST', '/api/payments', buyer, { orderId: order.id, token: 'pm_card_visa' });
  shop.bus.broker.stop();
  const click = pay();
  const payment = async () => (await shop.all()).payments.find(({ _id }) => String(_id) === order.id);
  await until('the money is held', async () => (await payment())?.status === 'authorized');
  return {
    ...order,
    click,
    pay,
    payment,
    order: async () => (await shop.ask('GET', `/api/orders/${order.id}`, buyer)).body,
  };
};

it('When the money was held in time and orders learns of it after the deadline, then 201 and complete', async () => {
  const order = await paidAsBrokerLeaves();
  clock.advance(30);
  shop.bus.broker.start();
  expect(await order.click).toEqual({ status: 201, body: { id: order.id, status: 'authorized' } });
  expect(await order.order()).toMatchObject({ status: 'complete' });
  await until('it is captured', async () => (await order.payment())?.status === 'captured');
});

it('When the hold was ended before orders learnt of the money, then 400 and not 201, and the money is voided', async () => {
  const order = await paidAsBrokerLeaves();
  clock.advance(30);
  expect(await order.order()).toMatchObject({ status: 'cancelled', reason: 'expired' });
  shop.bus.broker.start();
  const expired = {
    status: 400,
    body: refusal('The order has expired: you were not charged', 'payment.order-expired'),
  };
  expect(await order.click).toEqual(expired);
  await until('it is voided', async () => (await order.payment())?.status === 'voided');
  const [intent] = shop.stripe.intents().filter(({ metadata }) => metadata.orderId === order.id);
  expect(intent?.status).toBe('canceled');
});

it('When orders does not answer at all, then 503, and whoever asks again, even past the deadline, learns what it became', async () => {
  const order = await paidAsBrokerLeaves();
  expect((await order.click).status).toBe(503);
  clock.advance(30);
  const again = order.pay();
  shop.bus.broker.start();
  expect(await again).toEqual({ status: 201, body: { id: order.id, status: 'authorized' } });
  expect((await order.order()).status).toBe('complete');
}, 30_000);
