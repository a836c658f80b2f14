import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { onThisMachine } from '@ticketing/common/testing';
import { type EventNight, eventNight } from './event-night.ts';
import { type OrdersTest, startOrders } from './start-orders.ts';

const many = 100_000;
const batch = 2000;

let test: OrdersTest;
let night: EventNight;
beforeAll(async () => {
  test = await startOrders();
  night = await eventNight(test);
  const [one] = await test.stored({ _id: (await night.sold()).id });
  const orders = test.service.platform.db.collection('orders');
  for (let from = 0; from < many; from += batch)
    await orders.insertMany(
      Array.from({ length: batch }, (_, n) => ({
        ...one,
        _id: (from + n + 0x1000000).toString(16).padStart(24, '0'),
        number: `N${from + n}`,
        slots: [from + n + 1000],
        passes: [{ ...one?.passes?.[0], id: `pass-${from + n}` }],
      })) as never,
    );
}, 200_000);
afterAll(() => test.stop());

const url = (path: string) => `${test.url}/api/orders${path}ticketId=${night.ticketId}`;
const get = (path: string) => fetch(url(path), { headers: { cookie: night.seller.as() } });

it('When 100,000 buyers are downloaded, then the file begins within 200 ms, and memory stays flat', async () => {
  await (await get('/buyers?')).text();
  const began = performance.now();
  const { body } = await get('/buyers.csv?');
  let firstMs = 0;
  let [lines, largest, smallest] = [0, 0, Number.POSITIVE_INFINITY];
  for await (const part of body as unknown as AsyncIterable<Uint8Array>) {
    firstMs ||= performance.now() - began;
    lines += Buffer.from(part).toString().split('\r\n').length - 1;
    const { heapUsed } = process.memoryUsage();
    [largest, smallest] = [Math.max(largest, heapUsed), Math.min(smallest, heapUsed)];
  }
  const grownMb = (largest - smallest) / 1_000_000;
  console.log(
    `first byte ${firstMs.toFixed(0)} ms, ${lines} lines in ${(performance.now() - began).toFixed(0)} ms, ` +
      `heap between ${(smallest / 1e6).toFixed(0)} and ${(largest / 1e6).toFixed(0)} MB`,
  );
  expect(lines).toBe(many + 2);
  expect(firstMs).toBeLessThan(onThisMachine(200));
  expect(grownMb).toBeLessThan(150);
});

it('When a search among them finds nobody, then it says so within a request', async () => {
  const began = performance.now();
  expect(await (await get('/buyers?search=nobody&')).json()).toEqual([]);
  console.log(`nobody among ${many} in ${(performance.now() - began).toFixed(0)} ms`);
  expect(performance.now() - began).toBeLessThan(onThisMachine(9000));
});
