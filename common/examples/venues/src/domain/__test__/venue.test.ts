import { expect, it } from '@jest/globals';
import { latest, open, rename } from '../venue.ts';

const { state: venue } = open({ id: 'venue-1', name: 'Old Mill', seats: 120, userId: 'owner-1' });

it('When a venue is opened, then it is its first version, and that is what happened', () => {
  expect(venue.version).toBe(0);
  expect(latest(venue)).toBe('venue:opened');
});

it('When it is renamed, then the name changes and nothing else', () => {
  expect(rename(venue, 'New Mill')).toEqual({
    state: { ...venue, name: 'New Mill' },
    events: ['venue:renamed'],
  });
  expect(latest({ ...venue, version: 1 })).toBe('venue:renamed');
});

it('When it has that name already, then nothing happens', () => {
  expect(rename(venue, 'Old Mill')).toBeUndefined();
});
