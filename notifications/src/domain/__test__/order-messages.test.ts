import { expect, it } from '@jest/globals';
import { type Envelope, OrderCompleted, type OrderData } from '@ticketing/common/contracts';
import { paid, refunded } from '../order-messages.ts';

const at = new Date('2030-05-01T10:00:00.000Z');
const idOf = (made: Date) => `${Math.floor(made.getTime() / 1000).toString(16)}0000000000000000`;
const eventOf = (startsAt: string | null, made = at): Envelope<string, OrderData> => ({
  id: 'order:completed/order/2',
  type: 'order:completed',
  version: 2,
  at: at.toISOString(),
  data: {
    ...OrderCompleted.sample,
    id: idOf(made),
    ticket: { ...OrderCompleted.sample.ticket, startsAt },
  },
});
const dayBefore = (startsAt: string | null) =>
  paid(eventOf(startsAt)).find(({ kind }) => kind === 'day-before');

it('When an order is paid, then buyer and seller have their own messages, by keys of their own', () => {
  const [receipt, sold, reminder] = paid(eventOf('2030-06-01T18:00:00.000Z'));
  const { userId, ticket } = OrderCompleted.sample;
  expect([receipt, sold, reminder].map((one) => one?.id)).toEqual([
    `order:completed/order/2/paid/${userId}`,
    `order:completed/order/2/sold/${ticket.userId}`,
    `order:completed/order/2/day-before/${userId}`,
  ]);
  expect(reminder?.nextAt).toEqual(new Date('2030-05-31T18:00:00.000Z'));
});

it('When the event begins within a day, then the receipt is enough; when it has no date yet, then the reminder waits', () => {
  expect(dayBefore('2030-05-02T09:00:00.000Z')).toBeUndefined();
  expect(dayBefore(null)).toMatchObject({ mail: 'waiting' });
  expect(dayBefore(null)).not.toHaveProperty('nextAt');
});

it('When an order of years ago is published again, then its mail is too late; its refund counts from now', () => {
  const old = eventOf(null, new Date('2026-01-01T00:00:00.000Z'));
  expect(paid(old)[0]?.tooLateAt.getTime()).toBeLessThan(at.getTime());
  expect(refunded(old)[0]?.tooLateAt.getTime()).toBeGreaterThan(at.getTime());
});
