import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrderCreated } from '@ticketing/common/contracts';
import { happen, until } from '@ticketing/common/testing';
import { startTickets, type TicketsTest } from '../../__test__/start-tickets.ts';

let test: TicketsTest;
let seller: ReturnType<TicketsTest['as']>;
beforeAll(async () => {
  test = await startTickets();
  seller = test.as('seller-1');
});
afterAll(() => test.stop());

/** Somebody who looks on, and remembers what they received. */
const watch = async (url: string, ids: string) => {
  // not fetch: it opens another connection when one is aborted, and a stop would wait for that
  const request = get(`${url}/api/tickets/stream?ids=${ids}`);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const received: { id: string; available: number; version: number }[] = [];
  let text = '';
  response.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) if (event.startsWith('data: ')) received.push(JSON.parse(event.slice(6)));
  });
  const ended = new Promise((resolve) => response.on('error', resolve).on('close', resolve));
  return { headers: response.headers, received, ended, leave: () => request.destroy() };
};
const reserve = async (id: string, order: string) => {
  const ticket = { ...OrderCreated.sample.ticket, id };
  await happen(test.bus, OrderCreated, { id: order, quantity: 2, ticket });
};

describe('GET /api/tickets/stream', () => {
  it('When somebody watches, then they receive how it is, then what changes, and nothing else', async () => {
    const [one, two, other] = [
      await seller.sell({ quantity: 5 }),
      await seller.sell({ quantity: 7 }),
      await seller.sell({ quantity: 9 }),
    ];
    const { headers, received, leave, ended } = await watch(
      test.url,
      `${one.id},${two.id},unknown,${one.id}`,
    );
    expect(headers['content-type']).toBe('text/event-stream');
    expect(headers['x-accel-buffering']).toBe('no');
    await until('both have come', () => received.length === 2);
    expect(received).toEqual([
      { id: one.id, available: 5, version: 0 },
      { id: two.id, available: 7, version: 0 },
    ]);
    await reserve(other.id, 'order-other');
    await reserve(two.id, 'order-two');
    await until('the order has come', () => received.length === 3);
    await seller.put(one.id, { title: 'Trio', price: 3 });
    await until('the edit has come', () => received.length === 4);
    expect(received.slice(2)).toEqual([
      { id: two.id, available: 5, version: 0 },
      { id: one.id, available: 5, version: 1 },
    ]);
    leave();
    await ended;
  });

  it.each(['', 'ids=', 'ids=a,,b', 'ids=a&ids=b', 'ids[$ne]=x', 'ids=a%20b', `ids=${'x'.repeat(65)}`])(
    'When asked with %p, then 400',
    async (query) => {
      expect((await test.as().get(`/stream?${query}`)).status).toBe(400);
    },
  );

  it('When more than a hundred are asked for, then 400', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `id${index}`);
    expect((await test.as().get(`/stream?ids=${ids}`)).status).toBe(400);
  });

  it('When the service stops, then streams end at once and nobody waits for them', async () => {
    const stopping = await startTickets();
    const { id } = await stopping.as('seller-1').sell();
    const watchers = await Promise.all([1, 2, 3].map(() => watch(stopping.url, id)));
    await until('all have come', () => watchers.every(({ received }) => received.length === 1));
    const began = performance.now();
    await stopping.stop();
    await Promise.all(watchers.map(({ ended }) => ended));
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
