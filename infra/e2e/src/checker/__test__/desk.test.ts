import { expect, it } from '@jest/globals';
import { check } from '../check.ts';
import type { Desk, OrderDocument, World } from '../world.ts';
import { empty } from './empty-world.ts';

const order = (status: string, quantity: number, more: Partial<OrderDocument> = {}) =>
  ({
    ...{ _id: status, status, quantity, totalCents: quantity * 1999, ticketId: 'listing', slots: [] },
    ...{ ticket: { priceCents: 1999, userId: 'seller' }, history: [] },
    ...more,
  }) as unknown as OrderDocument;
const tickets = [{ _id: 'listing', userId: 'seller', quantity: 9 }];
const orders = [
  order('complete', 2, {
    passes: [{ id: 'pass', seat: 1, revision: 1, status: 'admitted' }],
  }),
  order('created', 1),
  order('refunded', 3),
  order('cancelled', 1),
];
const sum = { ticketId: 'listing', sold: 2, held: 1, revenue: 39.98, admitted: 1 };
const days = { orders: 1, seats: 2, revenue: 39.98, refunded: 59.97 };
const found = (desk: Partial<Desk>) =>
  check({ ...empty, tickets, orders, desks: [{ sellerId: 'seller', sums: [sum], days, ...desk }] } as World)
    .filter(({ invariant }) => invariant === 'D1')
    .map(({ what }) => what);

it('When the desk shows what is sold, held, taken in and paid, then nothing is found', () => {
  expect(found({})).toEqual([]);
});

it('When a listing shows a number that is not so, then it is found', () => {
  expect(found({ sums: [{ ...sum, sold: 5, revenue: 99.95 }] })).toEqual([
    'the desk of listing listing shows sold 5, it is 2',
    'the desk of listing listing shows revenueCents 9995, it is 3998',
  ]);
});

it('When a listing with sales is left out, then it is found', () => {
  expect(found({ sums: [] })).toContain('the desk of listing listing shows sold 0, it is 2');
});

it('When the sales of a seller by day are not their sum, then it is found', () => {
  expect(found({ days: { ...days, refunded: 0 } })).toEqual([
    'the desk of seller seller shows refundedCents 0, it is 5997',
  ]);
});
