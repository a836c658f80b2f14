import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type OrdersTest, startOrders } from '../../__test__/start-orders.ts';
import { newOrderNumber, unnumberedOrders } from '../order-numbers.ts';

let test: OrdersTest;
beforeAll(async () => {
  test = await startOrders();
});
afterAll(() => test.stop());

const orders = () => test.service.platform.db.collection('orders');

it('When numbers are made, then they can be read aloud, and no two are alike', () => {
  const numbers = Array.from({ length: 10_000 }, newOrderNumber);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const number of numbers) expect(number).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);
});

it('When two orders would have one number, then the database refuses the second', async () => {
  const [one, other] = [await test.listed(), await test.listed()];
  const { number } = await test.person().reserved(one);
  const { id } = await test.person().reserved(other);
  await expect(orders().updateOne({ _id: id }, { $set: { number } })).rejects.toMatchObject({ code: 11000 });
});

it('When orders are of before there were numbers, then each is given one, once, and goes on as it was', async () => {
  const buyer = test.person();
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) ids.push((await buyer.reserved(await test.listed())).id);
  await orders().updateMany({ _id: { $in: ids as never[] } }, { $unset: { number: 1 } });
  expect(await buyer.show(ids[0] as string)).not.toHaveProperty('number');

  const { giveNumbers } = unnumberedOrders(test.service.platform.db);
  expect(await giveNumbers('')).toBe(ids.at(-1));
  expect(await giveNumbers('')).toBeUndefined();
  const shown = await Promise.all(ids.map((id) => buyer.show(id)));
  expect(new Set(shown.map(({ number }) => number)).size).toBe(5);
  await buyer.cancel(ids[0] as string).expect(204);
  expect(await buyer.show(ids[0] as string)).toMatchObject({ number: shown[0].number, status: 'cancelled' });
});
