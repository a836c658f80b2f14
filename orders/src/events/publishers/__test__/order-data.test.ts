import { expect, it } from '@jest/globals';
import type { Order } from '../../../domain/order.ts';
import { orderData } from '../order-data.ts';

const order: Order = {
  id: 'order-1',
  version: 0,
  status: 'created',
  history: [],
  userId: 'buyer',
  quantity: 1,
  totalCents: 100,
  currency: 'eur',
  createdAt: new Date(0),
  expiresAt: new Date(900_000),
  ticket: {
    ...{ id: 'ticket-1', version: 0, title: 'A reading', priceCents: 100, userId: 'seller' },
    ...{ category: 'talk', venue: undefined as never, startsAt: null },
  },
  ticketId: 'ticket-1',
  slots: [0],
};

it('When a listing has no place and an order no number, then nothing stands for them, which MongoDB would keep as null', () => {
  const { ticket, ...data } = orderData(order);
  expect(Object.keys(data)).not.toContain('number');
  expect(Object.keys(ticket)).toEqual(['id', 'version', 'title', 'priceCents', 'userId', 'startsAt']);
});
