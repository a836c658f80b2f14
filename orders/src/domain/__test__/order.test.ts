import { describe, expect, it } from '@jest/globals';
import { orderStatuses, TicketCreated } from '@ticketing/common/contracts';
import {
  cancel,
  expire,
  extend,
  giveGrace,
  reserve,
  whyNotCancel,
  whyNotExtend,
  whyNotForSale,
} from '../hold.ts';
import { isHeld, move, moves, type Order } from '../order.ts';
import * as payment from '../payment.ts';
import { awaitPayment, fail, refund, requestRefund, whyNotRefund } from '../payment.ts';

const start = new Date('2030-05-01T10:00:00.000Z');
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const ticket = TicketCreated.sample;

const complete = (order: Order, news: payment.PaymentNews, when: Date) =>
  payment.complete(order, news, when, () => 'pass');

const created = reserve(ticket, {
  id: 'order-1',
  number: 'ABCD2345',
  userId: 'buyer',
  slots: [3, 7],
  holdNumber: 2,
  at: start,
  holdSeconds: 900,
}).state;
const after = (change: { state: Order } | undefined): Order => {
  if (!change) throw new Error('Nothing happened');
  return change.state;
};
const awaiting = after(awaitPayment(created, { version: 0 }, at(1)));
const paid = after(complete(awaiting, { version: 1 }, at(2)));
const pending = after(requestRefund(paid, at(3)));
const refunded = after(refund(pending, at(4)));
const cancelled = after(cancel(created, at(1)));
const all = { created, awaiting, paid, pending, refunded, cancelled };

describe('reserve', () => {
  it('When seats are reserved, then they, a hold number and the price as it is now are in the order', () => {
    expect(created).toMatchObject({
      status: 'created',
      quantity: 2,
      totalCents: 3998,
      expiresAt: at(15),
      live: true,
      holdNumber: 2,
      ticketId: ticket.id,
      slots: [3, 7],
      ticket: { id: ticket.id, priceCents: 1999, title: ticket.title },
    });
  });

  it('When the listing forbids it, then it is refused in words', () => {
    expect(whyNotForSale(ticket, 'buyer', 4, start)).toBeUndefined();
    expect(whyNotForSale(ticket, ticket.userId, 1, start)).toEqual({
      message: 'You cannot order your own ticket',
      code: 'ticket.own',
    });
    expect(whyNotForSale(ticket, 'buyer', 5, start)?.message).toBe('At most 4 in one order');
    expect(whyNotForSale({ ...ticket, status: 'withdrawn' }, 'buyer', 1, start)?.code).toBe(
      'ticket.withdrawn',
    );
  });

  it('When the event has begun, then it is over for buyers; one without a date never is', () => {
    const begins = (startsAt: string | null) =>
      whyNotForSale({ ...ticket, startsAt }, 'buyer', 1, start)?.code;
    expect(begins('2030-05-01T10:00:00.000Z')).toBe('ticket.over');
    expect(begins('2030-05-01T10:00:00.001Z')).toBeUndefined();
    expect(begins(null)).toBeUndefined();
  });
});

describe('the table', () => {
  it('When a move is not in it, then there is no such move', () => {
    for (const order of Object.values(all)) {
      for (const status of orderStatuses) {
        const go = () => move(order, [status], at(9));
        if (moves[order.status].includes(status)) expect(go().state.status).toBe(status);
        else expect(go).toThrow('No order goes from');
      }
    }
  });

  it('When an order ends, then seats and hold number are free; paid, only the number', () => {
    expect(cancelled).toMatchObject({ live: undefined, holdNumber: undefined });
    expect(refunded).toMatchObject({ live: undefined, holdNumber: undefined });
    for (const order of [paid, pending]) expect(order).toMatchObject({ live: true, holdNumber: undefined });
    expect(awaiting).toMatchObject({ live: true, holdNumber: 2 });
  });
});

describe('cancel', () => {
  it('When unpaid, then it is cancelled by its user (allows)', () => {
    for (const order of [created, awaiting])
      expect(cancel(order, at(1))).toMatchObject({
        state: { status: 'cancelled', reason: 'user' },
        events: ['order:cancelled'],
      });
  });
  it('When paid once, then no (refuses)', () => {
    for (const order of [paid, pending, refunded]) {
      expect(whyNotCancel(order)?.message).toBe('A paid order can only be refunded');
      expect(cancel(order, at(5))).toBeUndefined();
    }
  });
  it('When cancelled already, then nothing happens (stays quiet)', () => {
    expect([whyNotCancel(cancelled), cancel(cancelled, at(2))]).toEqual([undefined, undefined]);
  });
});

describe('expire', () => {
  it('When the deadline has come, then an unpaid order ends (allows)', () => {
    for (const order of [created, awaiting])
      expect(expire(order, at(15))).toMatchObject({
        state: { reason: 'expired' },
        events: ['order:cancelled'],
      });
  });
  it('When it has not come, or the order is not unpaid, then nothing happens (stays quiet)', () => {
    expect(expire(created, new Date(at(15).getTime() - 1))).toBeUndefined();
    for (const order of [paid, pending, refunded, cancelled]) expect(expire(order, at(99))).toBeUndefined();
  });
});

describe('extend', () => {
  it('When unpaid, then five more minutes (allows)', () => {
    for (const order of [created, awaiting]) {
      expect(whyNotExtend(order, at(14))).toBeUndefined();
      expect(extend(order).state.expiresAt).toEqual(at(20));
    }
  });
  it('When extended already, overdue, over or past 30 minutes, then no (refuses)', () => {
    expect(whyNotExtend(after(extend(created)), at(2))?.code).toBe('order.extended-already');
    expect(whyNotExtend(created, at(15))?.code).toBe('order.expired');
    expect(whyNotExtend(after(expire(created, at(15))), at(16))?.code).toBe('order.expired');
    for (const order of [paid, pending, refunded, cancelled])
      expect(whyNotExtend(order, at(9))?.code).toBe('order.not-unpaid');
    expect(whyNotExtend({ ...created, expiresAt: at(30) }, at(9))?.code).toBe('order.max-hold');
  });
});

describe('a declined card', () => {
  const minutesOf = (order: Order | undefined) =>
    order && (order.expiresAt.getTime() - start.getTime()) / 60_000;

  it('When little time is left, then there are five minutes more, once, never past thirty', () => {
    const graced = fail(awaiting, { version: 2 }, at(13));
    expect([minutesOf(graced?.state), graced?.events]).toEqual([18, ['order:updated']]);
    expect(fail(after(graced), { version: 3 }, at(17))).toBeUndefined();
    expect(minutesOf(giveGrace({ ...awaiting, expiresAt: at(29) }, 2, at(28))?.state)).toBe(30);
  });
  it('When enough is left, or the news is old, then nothing happens', () => {
    expect(fail(awaiting, { version: 2 }, at(9))).toBeUndefined();
    expect(fail(awaiting, { version: 0 }, at(13))).toBeUndefined();
    for (const order of [refunded, cancelled]) expect(fail(order, { version: 9 }, at(13))).toBeUndefined();
  });
  it('When the time is over, then it is not prolonged, and left to its deadline', () => {
    expect(fail(awaiting, { version: 2 }, at(15))).toBeUndefined();
  });
});

describe('paying', () => {
  it('When the money is authorized in time, then complete, by way of awaiting:payment', () => {
    expect(complete(awaiting, { version: 1 }, at(14))).toMatchObject({ events: ['order:completed'] });
    const direct = after(complete(created, { version: 1 }, at(14)));
    expect(direct.history.map(({ status }) => status)).toEqual(['created', 'awaiting:payment', 'complete']);
    expect(awaitPayment(direct, { version: 0 }, at(15))).toBeUndefined();
    expect(direct.passes?.map(({ seat, status }) => [seat, status])).toEqual([
      [4, 'issued'],
      [8, 'issued'],
    ]);
  });
  it('When it was authorized in time and the event comes late, then complete, if the seats are still held', () => {
    const inTime = { version: 1, attempt: 1, authorizedAt: new Date(at(15).getTime() - 1).toISOString() };
    expect(complete(awaiting, inTime, at(60))?.state).toMatchObject({ status: 'complete', paidAttempt: 1 });
    expect(complete(after(expire(awaiting, at(15))), inTime, at(15))).toBeUndefined();
  });
  it('When it is authorized as the time is over, or nobody says when, then the order has expired', () => {
    const late = { version: 1, attempt: 1, authorizedAt: at(15).toISOString() };
    expect(complete(awaiting, late, at(15))?.state).toMatchObject({ reason: 'expired' });
    expect(complete(awaiting, { version: 1 }, at(15))?.state).toMatchObject({ reason: 'expired' });
    expect(awaitPayment(created, { version: 0 }, at(15))).toBeUndefined();
    for (const order of [cancelled, refunded, paid, pending])
      expect(complete(order, { version: 9 }, at(3))).toBeUndefined();
  });
  it('When the capture fails for good, then it is cancelled for it; an old decline changes nothing', () => {
    for (const order of [paid, pending])
      expect(fail(order, { version: 2 }, at(3))?.state).toMatchObject({
        status: 'cancelled',
        reason: 'payment',
        live: undefined,
      });
    expect(fail(paid, { version: 0 }, at(3))).toBeUndefined();
  });
  it('When the failure names another attempt than the one that paid, then the order stays paid', () => {
    const second = after(complete(awaiting, { version: 1, attempt: 2 }, at(2)));
    expect(fail(second, { version: 9, attempt: 1 }, at(3))).toBeUndefined();
    expect(fail(second, { version: 9, attempt: 2 }, at(3))?.state).toMatchObject({ reason: 'payment' });
    // of versions that named none
    expect(fail(second, { version: 9 }, at(3))?.state).toMatchObject({ reason: 'payment' });
    expect(fail(paid, { version: 9, attempt: 1 }, at(3))?.state).toMatchObject({ reason: 'payment' });
  });
});

describe('refund', () => {
  it('When paid, then it is requested and given, each once', () => {
    expect([pending.status, refunded.status]).toEqual(['refund:pending', 'refunded']);
    expect(requestRefund(pending, at(5))).toBeUndefined();
    for (const order of [created, awaiting, paid, refunded, cancelled])
      expect(refund(order, at(5))).toBeUndefined();
  });
  it('When not paid, then no (refuses)', () => {
    for (const order of [created, awaiting, refunded, cancelled]) {
      expect(whyNotRefund(order)?.message).toBe('Only a paid order can be refunded');
      expect(requestRefund(order, at(5))).toBeUndefined();
    }
  });
});

it('When an order is held, then it is created or awaiting:payment', () => {
  expect(Object.values(all).filter(isHeld)).toEqual([created, awaiting]);
});
