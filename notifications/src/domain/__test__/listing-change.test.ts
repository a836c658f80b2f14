import { describe, expect, it } from '@jest/globals';
import { TicketUpdated } from '@ticketing/common/contracts';
import { changeMessage, changeOf, listingOf } from '../listing-change.ts';

const eventOf = (version: number, given: Partial<TicketUpdated['data']> = {}): TicketUpdated => ({
  id: `ticket:updated/listing/${version}`,
  type: 'ticket:updated',
  version,
  at: '2030-05-01T10:00:00.000Z',
  data: { ...TicketUpdated.sample, id: 'listing', version, ...given },
});
const before = listingOf(eventOf(3));

describe('what buyers must know of a listing', () => {
  it.each([
    ['its date', { startsAt: '2030-06-17T18:00:00.000Z' }],
    ['its venue', { venue: 'New Mill' }],
    ['its address', { address: 'Mill Lane 2' }],
    ['its city', { city: 'Bern' }],
    ['its date, to none', { startsAt: null }],
  ])('When it changes %s, then before and after', (_what, given) => {
    const change = changeOf(before, eventOf(4, given));
    expect(change).toMatchObject({ kind: 'listing-changed', version: 4, facts: { ...given, before: {} } });
    expect(change?.facts.before).toMatchObject({ venue: before.venue, startsAt: before.startsAt });
  });

  it.each([
    ['its price', { priceCents: 1 }],
    ['its title', { title: 'Another' }],
    ['how many there are', { quantity: 7 }],
  ])('When it changes %s, then nothing', (_what, given) => {
    expect(changeOf(before, eventOf(4, given))).toBeUndefined();
  });

  it('When it is withdrawn, then that; when it stays so, then nothing', () => {
    const withdrawn = eventOf(4, { status: 'withdrawn' });
    expect(changeOf(before, withdrawn)).toMatchObject({ kind: 'listing-withdrawn' });
    expect(changeOf(listingOf(withdrawn), eventOf(5, { status: 'withdrawn' }))).toBeUndefined();
  });

  it('When the event is the same, older, or the first that is known, then nothing', () => {
    for (const version of [2, 3]) expect(changeOf(before, eventOf(version, { venue: 'X' }))).toBeUndefined();
    expect(changeOf(undefined, eventOf(4, { venue: 'X' }))).toBeUndefined();
  });

  it('When a place was not said before and is empty now, then nothing', () => {
    const { city: _, ...unsaid } = before;
    expect(changeOf(unsaid, eventOf(4, { city: '' }))).toBeUndefined();
  });
});

it('When a person has two orders of one listing, then it is one message', () => {
  const change = changeOf(before, eventOf(4, { venue: 'New Mill' }));
  if (!change) throw new Error('no change');
  const [one, other] = ['1', '2'].map((id) => changeMessage(change, { id, userId: 'buyer', quantity: 1 }));
  expect(one?.id).toBe(other?.id);
  expect(one?.link).toBe('/orders/1');
});
