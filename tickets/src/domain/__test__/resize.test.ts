import { describe, expect, it } from '@jest/globals';
import { type Decision, decide, needsOrders, request, whyRefused } from '../resize.ts';
import { edit, list, type Ticket } from '../ticket.ts';

const listing = { title: 'Quartet', priceCents: 1999 };
const ticketWith = (change: Partial<Ticket> = {}): Ticket => ({
  ...list({ id: 'ticket-1', userId: 'seller-1', ...listing, quantity: 5 }).state,
  ...change,
});
const fewer = { ...listing, title: 'Trio', quantity: 3 };
const yes: Decision = { ticketVersion: 1, accepted: true, taken: 2, unpaid: 1 };
const asking = (change: Parameters<typeof request>[1]) => {
  const { state } = request(ticketWith(), change) ?? { state: ticketWith() };
  return { ...state, version: 1 };
};

describe('asking for fewer seats', () => {
  it('When the quantity goes down, then orders is asked; when it stays or goes up, then not', () => {
    expect(needsOrders(ticketWith(), fewer)).toBe(true);
    expect(needsOrders(ticketWith(), { ...listing, quantity: 5 })).toBe(false);
    expect(needsOrders(ticketWith(), { ...listing, quantity: 6 })).toBe(false);
    expect(needsOrders(ticketWith(), listing)).toBe(false);
  });

  it('When it is asked, then nothing of the listing changes yet', () => {
    const { state, events } = request(ticketWith(), fewer) ?? {};
    expect(state).toEqual({ ...ticketWith(), resizeRequest: { version: 1, change: fewer } });
    expect(events).toEqual(['ticket:resize-requested']);
  });

  it('When the same is asked again, then nothing happens; when another is, then it counts', () => {
    const { quantity, ...rest } = fewer;
    expect(request(asking(fewer), { quantity, ...rest })).toBeUndefined();
    expect(request(asking(fewer), { ...fewer, quantity: 2 })?.state.resizeRequest?.version).toBe(2);
    expect(request(asking(fewer), 'withdraw')?.state.resizeRequest?.change).toBe('withdraw');
  });

  it('When it is edited otherwise meanwhile, then the request is gone', () => {
    expect(edit(asking(fewer), listing)?.state.resizeRequest).toBeUndefined();
  });
});

describe('the decision', () => {
  it('When it is yes, then the edit is done whole', () => {
    const { state, events } = decide(asking(fewer), yes) ?? {};
    expect(state).toMatchObject({ title: 'Trio', quantity: 3, decision: yes });
    expect(state?.resizeRequest).toBeUndefined();
    expect(events).toEqual(['ticket:updated']);
    expect(decide(asking('withdraw'), yes)?.state.status).toBe('withdrawn');
  });

  it('When it is no, then the listing stays, and the reason is given', () => {
    const no = { ...yes, accepted: false };
    expect(decide(asking(fewer), no)?.state).toMatchObject({ title: 'Quartet', quantity: 5, decision: no });
    expect(whyRefused(no, fewer)?.message).toBe('Quantity cannot be below the 2 sold or held');
    expect(whyRefused(no, 'withdraw')?.message).toBe(
      'Cannot withdraw a ticket that is reserved and not yet paid',
    );
    expect(whyRefused(yes, fewer)).toBeUndefined();
  });

  it('When it is about another request, or none is open, then nothing happens', () => {
    expect(decide(asking(fewer), { ...yes, ticketVersion: 0 })).toBeUndefined();
    expect(decide(ticketWith(), yes)).toBeUndefined();
  });
});
