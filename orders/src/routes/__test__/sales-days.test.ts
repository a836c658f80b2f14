import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PaymentRefunded } from '@ticketing/common/contracts';
import { happen } from '@ticketing/common/testing';
import { eventNight } from '../../__test__/event-night.ts';
import { type OrdersTest, startOrders } from '../../__test__/start-orders.ts';

let test: OrdersTest;
beforeAll(async () => {
  test = await startOrders();
});
afterAll(() => test.stop());

const orderedAt = (id: string, at: string) =>
  test.service.platform.db
    .collection('orders')
    .updateOne({ _id: id as never }, { $set: { createdAt: new Date(at) } });

it('When orders lie about midnight and the change of summer time, then each is of its day in that zone, and empty days are there', async () => {
  const night = await eventNight(test, { priceCents: 1000 });
  for (const at of [
    '2026-10-24T21:59:59Z',
    '2026-10-24T22:00:00Z',
    '2026-10-25T22:59:59Z',
    '2026-10-25T23:00:00Z',
  ])
    await orderedAt((await night.sold(2)).id, at);
  const refunded = await night.sold();
  await orderedAt(refunded.id, '2026-10-25T12:00:00Z');
  await night.seller.refund(refunded.id).expect(202);
  await happen(test.bus, PaymentRefunded, { id: 'p', orderId: refunded.id, version: 9 });
  await test.bus.settled();
  const other = await eventNight(test);
  await orderedAt((await other.sold()).id, '2026-10-25T12:00:00Z');

  const days = async (more = '') =>
    (
      await night.seller
        .get(`/sales/days?from=2026-10-24&to=2026-10-27&timeZone=Europe/Zurich${more}`)
        .expect(200)
    ).body;
  const empty = { orders: 0, seats: 0, revenue: 0, refunded: 0 };
  expect(await days()).toEqual([
    { day: '2026-10-24', orders: 1, seats: 2, revenue: 20, refunded: 0 },
    { day: '2026-10-25', orders: 2, seats: 4, revenue: 40, refunded: 10 },
    { day: '2026-10-26', orders: 1, seats: 2, revenue: 20, refunded: 0 },
    { day: '2026-10-27', ...empty },
  ]);
  expect((await days('&ticketId=another'))[1]).toEqual({ day: '2026-10-25', ...empty });
});

it.each([
  ['from=2026-10-24&to=2026-10-23&timeZone=UTC', 'days.too-many'],
  ['from=2026-01-01&to=2027-01-02&timeZone=UTC', 'days.too-many'],
  ['from=2026-02-30&to=2026-03-01&timeZone=UTC', 'day.invalid'],
  ['from=2026-02-01&to=2026-03-01&timeZone=Atlantis', 'time-zone.invalid'],
])('When asked for %s, then it is refused as %s', async (query, code) => {
  const { body } = await test.person().get(`/sales/days?${query}`).expect(400);
  expect(body.errors[0].code).toBe(code);
});

it('When a year and its leap day are asked for, then there are 366 days', async () => {
  const { body } = await test
    .person()
    .get('/sales/days?from=2028-01-01&to=2028-12-31&timeZone=Asia/Kathmandu');
  expect(body).toHaveLength(366);
});
