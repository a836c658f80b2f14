import { describe, expect, it } from '@jest/globals';
import type { Kind } from '../kinds.ts';
import { type Circumstances, verdictOn } from '../mailable.ts';
import { newMessage } from '../message.ts';
import { nextTry } from '../next-try.ts';

const now = new Date('2030-05-01T10:00:00.000Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3600_000);
const messageOf = (kind: Kind, facts = {}) =>
  newMessage({ id: 'event', at: now }, kind, 'person', { facts, tooLateAt: later(1) });
const usual: Circumstances = {
  now,
  person: { status: 'active' },
  wants: { reminders: true, changes: true, sales: true },
  isAppOpen: false,
};

describe('whether a mail is sent', () => {
  it('When nothing speaks against it, then it is', () => {
    for (const kind of ['welcome', 'reset', 'paid', 'listing-changed', 'sales-digest'] as const)
      expect(verdictOn(messageOf(kind), usual)).toBe('send');
  });

  it('When it is too late, then it is not', () => {
    expect(verdictOn(messageOf('paid'), { ...usual, now: later(1) })).toEqual({ dropped: 'too late' });
  });

  it('When the address refused mail, then only what was asked for by link is', () => {
    const circumstances = { ...usual, person: { status: 'active', bounced: {} } };
    expect(verdictOn(messageOf('reset'), circumstances)).toBe('send');
    expect(verdictOn(messageOf('paid'), circumstances)).toMatchObject({ dropped: expect.any(String) });
  });

  it('When it was switched off, or its person is suspended, then a receipt still is, and the rest is not', () => {
    const wants = { reminders: false, changes: false, sales: false };
    for (const given of [{ wants }, { person: { status: 'suspended' } }]) {
      expect(verdictOn(messageOf('paid'), { ...usual, ...given })).toBe('send');
      for (const kind of ['hold-ending', 'listing-changed', 'sales-digest', 'day-before'] as const)
        expect(verdictOn(messageOf(kind), { ...usual, ...given })).toMatchObject({
          dropped: expect.any(String),
        });
    }
  });

  it('When the web app is open, then the end of a hold is not mailed', () => {
    const expiresAt = later(0.1).toISOString();
    const order = { status: 'created', expiresAt } as const;
    const message = messageOf('hold-ending', { expiresAt });
    expect(verdictOn(message, { ...usual, order })).toBe('send');
    expect(verdictOn(message, { ...usual, order, isAppOpen: true })).toMatchObject({
      dropped: expect.any(String),
    });
    const extended = { ...order, expiresAt: later(0.2).toISOString() };
    expect(verdictOn(message, { ...usual, order: extended })).toMatchObject({ dropped: expect.any(String) });
  });

  it('When the event was put off, then its reminder waits; when it has begun or is withdrawn, then there is none', () => {
    const order = { status: 'complete', expiresAt: '' } as const;
    const listing = { status: 'active', startsAt: later(48).toISOString() } as const;
    const message = messageOf('day-before', { startsAt: later(24).toISOString() });
    expect(verdictOn(message, { ...usual, order })).toBe('send');
    expect(verdictOn(message, { ...usual, order, listing })).toEqual({ notBefore: later(24) });
    for (const change of [{ startsAt: later(-1).toISOString() }, { status: 'withdrawn' as const }])
      expect(verdictOn(message, { ...usual, order, listing: { ...listing, ...change } })).toMatchObject({
        dropped: expect.any(String),
      });
    expect(verdictOn(message, { ...usual, order: { ...order, status: 'refunded' } })).toMatchObject({
      dropped: expect.any(String),
    });
  });
});

describe('the next try', () => {
  it('When SMTP does not take it, then each wait is longer, none over ten minutes, and after a day there is none', () => {
    const waits = [0, 1, 2, 20].map(
      (attempts) => (nextTry({ attempts }, now)?.getTime() ?? 0) - now.getTime(),
    );
    expect(waits).toEqual([5000, 10_000, 20_000, 600_000]);
    expect(nextTry({ attempts: 3, failingSince: later(-23) }, now)).toBeDefined();
    expect(nextTry({ attempts: 3, failingSince: later(-24) }, now)).toBeUndefined();
  });
});
