import { describe, expect, it } from '@jest/globals';
import { cancel, mayEnd, withdrawByAdmin } from '../cancel.ts';
import { decide, request } from '../resize.ts';
import { availableOf, list, type Ticket, whyNotEdit, withdraw } from '../ticket.ts';

const at = new Date('2030-05-01T10:00:00Z');
const ticket: Ticket = list({
  ...{ id: 'ticket-1', userId: 'seller-1', title: 'Quartet', priceCents: 1999, quantity: 5 },
}).state;

describe('cancelling an event', () => {
  it('When it is cancelled, then it is unsellable at once, whatever is held or sold, and published', () => {
    const change = cancel({ ...ticket, taken: 3, unpaid: 2 }, 'The singer is ill', at);
    expect(change?.events).toEqual(['ticket:updated']);
    expect(change?.state).toMatchObject({
      ...{ status: 'withdrawn', onSale: false, cancelled: { at, reason: 'The singer is ill' } },
    });
    expect(availableOf(change?.state as Ticket)).toBe(0);
    expect(whyNotEdit(change?.state as Ticket)?.code).toBe('ticket.edit-withdrawn');
  });

  it('When it is cancelled once more, then nothing, and the first reason stays', () => {
    const cancelled = cancel(ticket, 'first', at)?.state as Ticket;
    expect(cancel(cancelled, 'second', new Date())).toBeUndefined();
  });

  it('When an admin cancels it, then that is known; its seller needs no saying', () => {
    expect(cancel(ticket, '', at, 'admin-1')?.state.cancelled).toEqual({ at, reason: '', by: 'admin' });
    expect(cancel(ticket, '', at, 'seller-1')?.state.cancelled).toEqual({ at, reason: '' });
  });

  it('When it is withdrawn already, then it can still be cancelled', () => {
    for (const withdrawn of [withdraw(ticket)?.state, withdrawByAdmin(ticket, 'Fraud', at)?.state])
      expect(cancel(withdrawn as Ticket, '', at)?.state).toMatchObject({ cancelled: { at, reason: '' } });
  });

  it('When orders has a request to decide, then it is dropped, and its decision changes nothing', () => {
    const asked = request(ticket, 'withdraw')?.state as Ticket;
    const cancelled = cancel(asked, '', at)?.state as Ticket;
    expect(cancelled.resizeRequest).toBeUndefined();
    expect(decide(cancelled, { ticketVersion: 1, accepted: false, taken: 1, unpaid: 1 })).toBeUndefined();
  });
});

describe('withdrawing by an admin', () => {
  it('When it is on sale, then it is withdrawn with the reason; when it was withdrawn, then nothing', () => {
    const change = withdrawByAdmin(ticket, 'Not as described', at);
    expect(change?.state).toMatchObject({
      ...{ status: 'withdrawn', onSale: false, withdrawal: { by: 'admin', reason: 'Not as described', at } },
    });
    expect(withdrawByAdmin(change?.state as Ticket, 'Again', at)).toBeUndefined();
    expect(withdrawByAdmin(withdraw(ticket)?.state as Ticket, 'Again', at)).toBeUndefined();
  });
});

it('When somebody wants to end a listing, then its seller and admins may', () => {
  expect(mayEnd(ticket, { id: 'seller-1', role: 'user' })).toBe(true);
  expect(mayEnd(ticket, { id: 'admin-1', role: 'admin' })).toBe(true);
  expect(mayEnd(ticket, { id: 'seller-2', role: 'user' })).toBe(false);
  for (const nobody of [null, undefined]) expect(mayEnd(ticket, nobody)).toBe(false);
});
