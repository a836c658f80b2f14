import { expect, it } from '@jest/globals';
import { distance, maxDistance, nearOf } from '../near.ts';

it.each([
  ['zurich', 'zurich', 0],
  ['zurih', 'zurich', 1],
  ['zurcih', 'zurich', 1],
  ['zzurich', 'zurich', 1],
  ['curich', 'zurich', 1],
  ['quaret', 'quartets', 2],
  ['jazz', 'opera', 5],
  ['', 'ab', 2],
])('When %j is compared with %j, then %d letters differ', (one, other, letters) => {
  expect(distance(one, other)).toBe(letters);
  expect(distance(other, one)).toBe(letters);
});

it.each(['zurih', 'zurcih', 'zzurich', 'curich', 'zurich'])(
  'When a word is mistyped as %s by one slip, then they share a neighbour',
  (typed) => {
    const known = new Set(nearOf('zurich'));
    expect(nearOf(typed).some((one) => known.has(one))).toBe(true);
  },
);

it('When a word is short, then one slip is allowed, else two', () => {
  expect([maxDistance('jazz'), maxDistance('quartet')]).toEqual([1, 2]);
});
