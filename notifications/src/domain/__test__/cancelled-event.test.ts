import { describe, expect, it } from '@jest/globals';
import { OrderCancelled, TicketUpdated } from '@ticketing/common/contracts';
import { changeMessage, changeOf, listingOf, sellerMessages } from '../listing-change.ts';
import { verdictOn } from '../mailable.ts';
import { newMessage } from '../message.ts';
import { cancelled as orderCancelled } from '../order-messages.ts';
import { isRefundedFor } from '../refunded-for.ts';

const at = '2030-05-01T10:00:00.000Z';
const cancelled = { at, reason: 'The singer is ill' };
const eventOf = (version: number, given: Partial<TicketUpdated['data']> = {}): TicketUpdated => ({
  ...{ id: `ticket:updated/listing/${version}`, type: 'ticket:updated', version, at },
  data: { ...TicketUpdated.sample, id: 'listing', version, ...given },
});
const before = listingOf(eventOf(3));
const off = { status: 'withdrawn', cancelled } as const;
const minutes = (count: number) => new Date(Date.parse(at) + count * 60_000);

describe('what buyers learn of a cancelled event', () => {
  it('When it is cancelled, then that and why, and not that it was withdrawn', () => {
    const change = changeOf(before, eventOf(4, off));
    expect(change).toMatchObject({
      ...{ kind: 'listing-cancelled', version: 4, at: new Date(at) },
      facts: { reason: 'The singer is ill', venue: before.venue },
    });
  });

  it('When no reason was given, then there is none', () => {
    expect(changeOf(before, eventOf(4, { ...off, cancelled: { at, reason: '' } }))?.facts).not.toHaveProperty(
      'reason',
    );
  });

  it('When it was withdrawn before, or what was before is not known, then they learn it too', () => {
    for (const known of [listingOf(eventOf(3, { status: 'withdrawn' })), undefined])
      expect(changeOf(known, eventOf(4, off))?.kind).toBe('listing-cancelled');
  });

  it('When another event of it says so as well, then it is the same change, or none', () => {
    expect(changeOf(before, eventOf(5, off))?.id).toBe(changeOf(before, eventOf(4, off))?.id);
    expect(changeOf(listingOf(eventOf(4, off)), eventOf(5, off))).toBeUndefined();
    expect(changeOf(listingOf(eventOf(5, off)), eventOf(4, off))).toBeUndefined();
  });

  it('When a person has two orders, then it is one message', () => {
    const change = changeOf(before, eventOf(4, off));
    if (!change) throw new Error('no change');
    const ids = ['1', '2'].map((id) => changeMessage(change, { id, userId: 'buyer', quantity: 1 }).id);
    expect(new Set(ids).size).toBe(1);
  });
});

it('When a hold ends with its event, then its kind says so', () => {
  const event = { id: 'order:cancelled/1/2', type: 'order:cancelled', version: 2, at } as const;
  const [message] = orderCancelled({ ...event, data: { ...OrderCancelled.sample, reason: 'event' } });
  expect(message?.kind).toBe('event-cancelled');
});

describe('what a seller learns when an admin withdraws', () => {
  const withdrawn = { status: 'withdrawn', withdrawal: { at, reason: 'Not as described' } } as const;

  it('When it is withdrawn, then the seller alone, with the reason; later events say no more', () => {
    const [message] = sellerMessages(before, eventOf(4, withdrawn));
    expect(message).toMatchObject({
      ...{ kind: 'listing-withdrawn-by-admin', userId: before.userId, link: '/tickets/listing' },
      facts: { ticketId: 'listing', title: before.title, reason: 'Not as described' },
    });
    expect(sellerMessages(undefined, eventOf(5, withdrawn))[0]?.id).toBe(message?.id);
    expect(sellerMessages(listingOf(eventOf(4, withdrawn)), eventOf(5, withdrawn))).toEqual([]);
  });

  it('When an admin cancels the event, then the seller alone, with the reason, once; of their own cancelling nothing', () => {
    const byAdmin = { ...off, cancelled: { ...cancelled, by: 'admin' as const } };
    const [message, ...more] = sellerMessages(before, eventOf(4, byAdmin));
    expect(message).toMatchObject({
      ...{ kind: 'listing-cancelled-by-admin', userId: before.userId, link: '/tickets/listing' },
      facts: { title: before.title, reason: 'The singer is ill' },
    });
    expect(more).toEqual([]);
    expect(sellerMessages(undefined, eventOf(5, byAdmin))[0]?.id).toBe(message?.id);
    expect(sellerMessages(listingOf(eventOf(4, byAdmin)), eventOf(5, byAdmin))).toEqual([]);
    expect(sellerMessages(before, eventOf(4, off))).toEqual([]);
  });

  it('When its seller withdrew it, then nothing', () => {
    expect(sellerMessages(before, eventOf(4, { status: 'withdrawn' }))).toEqual([]);
  });
});

describe('the mail of a refund', () => {
  const order = { status: 'refunded' as const, refundAskedAt: minutes(1), expiresAt: at };

  it.each([
    ['it was asked for after the event was cancelled', cancelled, order, true],
    ['clocks differ by seconds', cancelled, { ...order, refundAskedAt: minutes(-0.5) }, true],
    ['it was asked for before', cancelled, { ...order, refundAskedAt: minutes(-10) }, false],
    ['nobody knows when it was asked for', cancelled, { status: order.status, expiresAt: at }, false],
    ['the event takes place', undefined, order, false],
    ['an old copy says nothing', null, order, false],
    ['the order was not charged after all', cancelled, { ...order, status: 'cancelled' as const }, false],
  ])('When %s, then it is one with that of the event, or not', (_what, off, given, isOne) => {
    expect(isRefundedFor(off, given)).toBe(isOne);
    const message = newMessage({ id: 'event', at: new Date(at) }, 'refunded', 'person', { facts: {} });
    const listing = { status: 'withdrawn' as const, cancelled: off };
    const wants = { reminders: true, changes: true, sales: true };
    const verdict = verdictOn(message, {
      ...{ now: minutes(2), person: { status: 'active' }, wants, isAppOpen: false, order: given, listing },
    });
    expect(verdict).toEqual(isOne ? { dropped: 'the mail about the cancelled event says so' } : 'send');
  });
});
