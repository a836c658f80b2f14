import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { onThisMachine, until } from '@ticketing/common/testing';
import { eventNight } from './event-night.ts';
import { type OrdersTest, startOrders } from './start-orders.ts';

const atOnce = 15;
let test: OrdersTest;
beforeAll(async () => {
  test = await startOrders();
});
afterAll(() => test.stop());

it('When fifteen refunds are stuck, then the others are asked for ten seconds later', async () => {
  const night = await eventNight(test);
  const { ticketId, seller } = night;
  const [one] = await test.stored({ _id: (await night.sold()).id });
  const rows = Array.from({ length: atOnce + 4 }, (_, n) => ({
    ...{ ...one, _id: (n + 0x100000).toString(16).padStart(24, '0'), number: `N${n}`, slots: [n + 1000] },
    passes: [{ ...one?.passes?.[0], id: `pass-${n}` }],
  }));
  await test.service.platform.db.collection('orders').insertMany(rows as never);
  const pending = async () => (await test.stored({ ticketId, status: 'refund:pending' })).length;

  await test.request.post('/api/orders/refunds').set('Cookie', seller.as()).send({ ticketId }).expect(202);
  await until('fifteen are asked for', async () => (await pending()) === atOnce, onThisMachine(12_000));
  expect(await pending()).toBe(atOnce);

  test.clock.advance(11);
  await until('all are asked for', async () => (await pending()) === atOnce + 5, onThisMachine(12_000));
});
