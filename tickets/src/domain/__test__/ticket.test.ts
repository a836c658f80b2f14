import { describe, expect, it } from '@jest/globals';
import { availableOf, edit, list, type Ticket, undated, whyNotEdit, withdraw } from '../ticket.ts';

const ticketWith = (change: Partial<Ticket> = {}): Ticket => ({
  ...list({ id: 'ticket-1', userId: 'seller-1', title: 'Quartet', priceCents: 1999, quantity: 5 }).state,
  ...change,
});
const same = { title: 'Quartet', priceCents: 1999 };

describe('listing', () => {
  it('When it is listed, then it is on sale, whole, and published', () => {
    const { state, events } = list({ id: 'ticket-1', userId: 'seller-1', ...same });
    expect(state).toMatchObject({
      version: 0,
      status: 'active',
      onSale: true,
      quantity: 1,
      startsAt: undated,
    });
    expect(events).toEqual(['ticket:created']);
    expect(availableOf(state)).toBe(1);
  });
});

describe('editing', () => {
  it('When something changes, then it is published; what is left out stays', () => {
    const change = edit(ticketWith({ category: 'classical' }), { ...same, priceCents: 2500 });
    expect(change?.state).toMatchObject({ priceCents: 2500, category: 'classical', quantity: 5 });
    expect(change?.events).toEqual(['ticket:updated']);
  });

  it('When nothing changes, an equal date included, then nothing happened', () => {
    const startsAt = new Date('2030-05-17T18:00:00Z');
    const listing = { ...same, quantity: 5, startsAt: new Date(startsAt) };
    expect(edit(ticketWith({ startsAt }), listing)).toBeUndefined();
  });

  it.each([
    [{ taken: 3 }, 4, true],
    [{ taken: 3 }, 3, false],
  ])('When %j and the quantity becomes %d, then on sale is %p', (before, quantity, onSale) => {
    expect(edit(ticketWith(before), { ...same, quantity })?.state.onSale).toBe(onSale);
  });

  it.each<[string, Partial<Ticket>, string | undefined]>([
    ['it is free', {}, undefined],
    ['some of many are taken', { taken: 2 }, undefined],
    ['the single one is taken', { quantity: 1, taken: 1 }, 'Cannot edit a reserved ticket'],
    ['it is withdrawn', { status: 'withdrawn' }, 'Cannot edit a withdrawn ticket'],
  ])('When %s, then the refusal fits', (_, before, reason) => {
    expect(whyNotEdit(ticketWith(before))?.message).toBe(reason);
  });
});

describe('withdrawing', () => {
  it('When it is withdrawn, then it is off sale and published; once more is nothing', () => {
    const change = withdraw(ticketWith());
    expect(change?.state).toMatchObject({ status: 'withdrawn', onSale: false });
    expect(change?.events).toEqual(['ticket:updated']);
    expect(withdraw(ticketWith({ status: 'withdrawn' }))).toBeUndefined();
    expect(availableOf(ticketWith({ status: 'withdrawn' }))).toBe(0);
  });
});
