import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type EventDefinition,
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderRefunded,
  OrderRefundRequested,
  OrderUpdated,
  TicketUpdated,
} from '@ticketing/common/contracts';
import { happen } from '@ticketing/common/testing';
import { startTickets, type TicketsTest } from '../../../__test__/start-tickets.ts';

let test: TicketsTest;
let seller: ReturnType<TicketsTest['as']>;
beforeAll(async () => {
  test = await startTickets();
  seller = test.as('seller-1');
});
afterAll(() => test.stop());

type OrderEvent = EventDefinition<string, (typeof OrderCreated)['sample']>;
const takes: [OrderEvent, number][] = [
  [OrderCreated, 2],
  [OrderUpdated, 2],
  [OrderCompleted, 2],
  [OrderRefundRequested, 2],
  [OrderCancelled, 0],
  [OrderRefunded, 0],
];

let orders = 0;
/** An order of two of somebody's five. */
const orderOf = async () => {
  const { id } = await seller.sell({ quantity: 5 });
  const ticket = { ...OrderCreated.sample.ticket, id };
  const order = { id: `order-${++orders}`, quantity: 2, ticket };
  return {
    happens: async (event: OrderEvent, version: number) => {
      await happen(test.bus, event, { ...order, version });
      await test.bus.settled();
    },
    taken: async () => {
      const { quantity, available, version } = await seller.show(id);
      expect(version).toBe(0);
      return quantity - available;
    },
  };
};

describe.each(takes.map(([event, seats]) => ({ event, seats, subject: event.type })))(
  'the listener of $subject',
  ({ event, seats, subject }) => {
    it(`When it comes, then ${seats} of the seats are taken, and the version stays (applies)`, async () => {
      const { happens, taken } = await orderOf();
      if (seats === 0) await happens(OrderCreated, 0);
      await happens(event, 1);
      expect(await taken()).toBe(seats);
    });

    it('When it comes twice, then it counts once (duplicate)', async () => {
      const { happens, taken } = await orderOf();
      await happens(event, 1);
      await happens(event, 1);
      expect(await taken()).toBe(seats);
    });

    it('When it comes late, then what came after it stays (out of order)', async () => {
      const { happens, taken } = await orderOf();
      const later = seats === 0 ? OrderUpdated : OrderCancelled;
      await happens(later, 7);
      await happens(event, 6);
      expect(await taken()).toBe(seats === 0 ? 2 : 0);
    });

    it('When what comes is no such event, then it is parked and the next is served (poison)', async () => {
      const { happens, taken } = await orderOf();
      const poison = `{"${subject} in pieces":`;
      await test.bus.publish({ subject, id: `poison-${subject}`, body: poison });
      await happens(event, 1);
      expect(await taken()).toBe(seats);
      const letters = await test.bus.history('dlq.tickets');
      expect(letters.map(({ body }) => JSON.parse(body).body)).toContain(poison);
    });
  },
);

describe('a single ticket', () => {
  it('When it is reserved, then it names the order; when that is cancelled, it is free again', async () => {
    const single = await seller.sell();
    const ticket = { ...OrderCreated.sample.ticket, id: single.id };
    await happen(test.bus, OrderCreated, { id: 'order-single', quantity: 1, ticket });
    await test.bus.settled();
    expect(await seller.show(single.id)).toEqual({ ...single, orderId: 'order-single', available: 0 });
    await happen(test.bus, OrderCancelled, { id: 'order-single', quantity: 1, ticket, version: 1 });
    await test.bus.settled();
    expect(await seller.show(single.id)).toEqual(single);
  });

  it('When an order’s id looks like an expression, then it is only text', async () => {
    const single = await seller.sell();
    const ticket = { ...OrderCreated.sample.ticket, id: single.id };
    await happen(test.bus, OrderCreated, { id: '$title', quantity: 1, ticket });
    await test.bus.settled();
    expect((await seller.show(single.id)).orderId).toBe('$title');
  });
});

describe('orders of a listing we do not have', () => {
  it('When one comes, then nothing breaks', async () => {
    const ticket = { ...OrderCreated.sample.ticket, id: 'unknown' };
    await happen(test.bus, OrderCreated, { id: 'order-of-nothing', ticket });
    await test.bus.settled();
    expect((await seller.get('/unknown')).status).toBe(404);
  });
});

describe('the listener of ticket:updated, our own', () => {
  const isListed = async (id: string) =>
    (await test.as().pages('available=true')).some((ticket) => ticket.id === id);
  const tickets = () => test.service.platform.db.collection('tickets');

  /** As if an edit had crossed a count: the listing says something is left, and nothing is. */
  const crossed = async () => {
    const single = await seller.sell();
    const ticket = { ...OrderCreated.sample.ticket, id: single.id };
    await happen(test.bus, OrderCreated, { id: `order-${++orders}`, quantity: 1, ticket });
    await test.bus.settled();
    await tickets().updateOne({ _id: single.id as never }, { $set: { onSale: true, taken: 0 } });
    return single.id;
  };

  it('When it comes, once or twice or late, then it is counted anew (applies, duplicate, out of order)', async () => {
    const id = await crossed();
    expect(await isListed(id)).toBe(true);
    for (const version of [2, 2, 1]) {
      await happen(test.bus, TicketUpdated, { id, version });
      await test.bus.settled();
      expect(await isListed(id)).toBe(false);
    }
  });

  it('When what comes is no such event, then it is parked and the next is served (poison)', async () => {
    const id = await crossed();
    await test.bus.publish({ subject: 'ticket:updated', id: 'poison-ticket', body: '{"own pieces":' });
    await happen(test.bus, TicketUpdated, { id, version: 1 });
    await test.bus.settled();
    expect(await isListed(id)).toBe(false);
    const letters = await test.bus.history('dlq.tickets');
    expect(letters.map(({ body }) => JSON.parse(body).body)).toContain('{"own pieces":');
  });
});
