import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PaymentAuthorized, PaymentRefunded } from '@ticketing/common/contracts';
import { happen } from '@ticketing/common/testing';
import { type OrdersTest, startOrders } from '../../__test__/start-orders.ts';

let test: OrdersTest;

beforeAll(async () => {
  test = await startOrders();
});
afterAll(() => test.stop());

const paid = async (orderId: string) => {
  await happen(test.bus, PaymentAuthorized, { id: `payment-${orderId}`, orderId, version: 3 });
  await test.bus.settled();
};

it('When seats are sold, held and given back, then the seller sees what counts, in seats and money', async () => {
  const seller = test.person();
  const buyer = test.person();
  const ticketId = await test.listed({ userId: seller.id, quantity: 10, priceCents: 1999 });
  const quiet = await test.listed({ userId: seller.id });
  const sold = await buyer.reserved(ticketId, 2);
  await paid(sold.id);
  await buyer.reserved(ticketId, 3);
  await buyer.cancel((await buyer.reserved(ticketId, 1)).id).expect(204);

  const { body } = await seller.get(`/sales?ticketIds=${ticketId},${quiet}`).expect(200);
  expect(body).toEqual([{ ticketId, sold: 2, held: 3, revenue: 39.98, admitted: 0 }]);
});

it('When somebody asks for sales of a listing that is not theirs, then they see none', async () => {
  const buyer = test.person();
  const ticketId = await test.listed();
  await paid((await buyer.reserved(ticketId)).id);

  expect((await buyer.get(`/sales?ticketIds=${ticketId}`).expect(200)).body).toEqual([]);
  expect((await buyer.get(`/sales/${ticketId}`).expect(200)).body).toEqual([]);
});

it('When a seller asks who paid, then the paid orders come newest first, in pages', async () => {
  const seller = test.person();
  const ticketId = await test.listed({ userId: seller.id, quantity: 3 });
  const orders = [];
  for (const buyer of [test.person(), test.person(), test.person()]) {
    orders.push(await buyer.reserved(ticketId));
  }
  await paid(orders[0].id);
  await paid(orders[1].id);

  const first = await seller.get(`/sales/${ticketId}?limit=1`).expect(200);
  expect(first.body.map(({ id }: { id: string }) => id)).toEqual([orders[1].id]);
  const next = /<\/api\/orders(.+)>; rel="next"/.exec(String(first.headers.link))?.[1];
  const second = await seller.get(String(next)).expect(200);
  expect(second.body.map(({ id }: { id: string }) => id)).toEqual([orders[0].id]);
});

it('When an order was refunded, then its seller still finds it among the paid ones, and nobody else does', async () => {
  const [seller, buyer] = [test.person(), test.person()];
  const ticketId = await test.listed({ userId: seller.id, quantity: 2 });
  const [given, kept] = [await buyer.reserved(ticketId), await buyer.reserved(ticketId)];
  await paid(given.id);
  await paid(kept.id);
  await seller.refund(given.id).expect(202);
  await happen(test.bus, PaymentRefunded, { id: given.id, orderId: given.id, version: 5 });
  await test.bus.settled();

  const { body } = await seller.get(`/sales/${ticketId}`).expect(200);
  expect(body.map(({ id, status }: { id: string; status: string }) => [id, status])).toEqual([
    [kept.id, 'complete'],
    [given.id, 'refunded'],
  ]);
  expect((await seller.get(`/sales?ticketIds=${ticketId}`)).body).toMatchObject([{ sold: 1 }]);
  expect((await buyer.get(`/sales/${ticketId}`).expect(200)).body).toEqual([]);
});

it('When the listings are missing or too many, then it is refused in words', async () => {
  const { body } = await test.person().get('/sales').expect(400);
  expect(body.errors[0].message).toBe('TicketIds must be 1 to 100 listings, separated by commas');
});
