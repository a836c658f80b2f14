import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import { type OrdersTest, startOrders } from '../../__test__/start-orders.ts';

let test: OrdersTest;
beforeAll(async () => {
  test = await startOrders();
});
afterAll(() => test.stop());

/** Somebody who looks on, until the server or they themselves end it. */
const openStream = async (url: string, path: string, cookie: string) => {
  const request = get(`${url}/api/orders/${path}/stream`, { headers: { cookie }, agent: false });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const seen: { status: string; version: number; reason?: string }[] = [];
  const lines = createInterface({ input: response });
  lines.on('error', () => undefined);
  lines.on('line', (line) => {
    if (line.startsWith('data: ')) seen.push(JSON.parse(line.slice(6)));
  });
  // whoever leaves calls that an error
  response.on('error', () => undefined);
  const ended = new Promise((done) => response.on('close', done));
  return {
    status: response.statusCode,
    headers: response.headers,
    seen,
    ended,
    leave: () => request.destroy(),
  };
};

const newOrder = async (one: OrdersTest = test) => {
  const buyer = one.person();
  const order = await buyer.reserved(await one.listed());
  return {
    id: order.id as string,
    order,
    buyer,
    watchIt: (at = one) => openStream(at.url, order.id, buyer.as()),
  };
};

it('When nobody is signed in, then 401; somebody else or an unknown order, then 404', async () => {
  const { id } = await newOrder();
  await test.request.get(`/api/orders/${id}/stream`).expect(401);
  await test.person().get(`/${id}/stream`).expect(404);
  await test.person().get('/no-id/stream').expect(404);
});

it('When the order changes at another replica, then the one who looks on sees it, from how it was to how it is', async () => {
  const { MONGO_URI } = test.service.platform.config;
  const other = await startOrders({ MONGO_URI });
  const { id, order, buyer, watchIt } = await newOrder();
  const { status, headers, seen, leave } = await watchIt(other);
  expect([status, headers['content-type']]).toEqual([200, 'text/event-stream']);
  await until('the present state has come', () => seen.length === 1);
  expect(seen).toEqual([order]);
  await buyer.extend(id).expect(200);
  await until('the extension has come', () => seen.length === 2);
  await buyer.cancel(id).expect(204);
  await until('the cancellation has come', () => seen.length === 3);
  expect(seen.slice(1)).toMatchObject([
    { status: 'created', version: 1 },
    { status: 'cancelled', version: 2, reason: 'user' },
  ]);
  leave();
  await other.service.stop();
});

it('When the deadline comes while somebody looks on, then they see it expire', async () => {
  const { watchIt } = await newOrder();
  const { seen, leave } = await watchIt();
  await until('the present state has come', () => seen.length === 1);
  test.clock.advance(900);
  await until('it has expired', () => seen.length === 2);
  expect(seen[1]).toMatchObject({ status: 'cancelled', reason: 'expired' });
  leave();
});

it('When the service stops, then open streams end and do not delay it', async () => {
  const stopping = await startOrders();
  const { watchIt } = await newOrder(stopping);
  const watchers = await Promise.all([watchIt(), watchIt(), watchIt()]);
  const began = performance.now();
  await stopping.stop();
  expect(performance.now() - began).toBeLessThan(2000);
  await Promise.all(watchers.map(({ ended }) => ended));
});

it('When a thousand look on at one replica, then the next is asked to come again later', async () => {
  const full = await startOrders();
  const { watchIt } = await newOrder(full);
  const watchers: Awaited<ReturnType<typeof watchIt>>[] = [];
  // all at once, the last waited longer than a request may on a busy machine, or found the backlog full
  while (watchers.length < 1000)
    watchers.push(...(await Promise.all(Array.from({ length: 50 }, () => watchIt()))));
  expect(new Set(watchers.map(({ status }) => status))).toEqual(new Set([200]));
  const refused = await watchIt();
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '2']);
  watchers[0]?.leave();
  await until('there is room again', async () => {
    const { status, leave } = await watchIt();
    leave();
    return status === 200;
  });
  await full.stop();
  await Promise.all(watchers.map(({ ended }) => ended));
});
