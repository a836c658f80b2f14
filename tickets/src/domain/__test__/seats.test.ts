import { expect, it } from '@jest/globals';
import { OrderCreated, type OrderStatus, orderStatuses } from '@ticketing/common/contracts';
import { seatsOf } from '../seats.ts';

const expected: Record<OrderStatus, [live: boolean, unpaid: boolean]> = {
  created: [true, true],
  'awaiting:payment': [true, true],
  complete: [true, false],
  'refund:pending': [true, false],
  cancelled: [false, false],
  refunded: [false, false],
};

it.each(orderStatuses)('When an order is %s, then its seats are as they should be', (status) => {
  const { id, version, quantity, ticket } = OrderCreated.sample;
  const [live, unpaid] = expected[status];
  const seats = { id, version, quantity, ticketId: ticket.id, live, unpaid };
  expect(seatsOf({ ...OrderCreated.sample, status })).toEqual(seats);
});
