import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freeOf, pick } from '../seats.ts';

it('When some are taken, then the others are free', () => {
  expect(freeOf(5, [1, 3])).toEqual([0, 2, 4]);
  expect(freeOf(1, [0])).toEqual([]);
});

it('When there were more once, then what is taken beyond the end bars the highest that are free', () => {
  expect(freeOf(5, [6, 9, 4])).toEqual([0, 1]);
  expect(freeOf(2, [5, 6, 7])).toEqual([]);
});

it('When people take from what they saw, even long ago, then all together never exceed the size', () => {
  const size = fc.integer({ min: 1, max: 12 });
  const acts = fc.array(
    fc.record({ who: fc.nat(3), act: fc.constantFrom('read', 'take', 'leave'), n: fc.nat() }),
    {
      maxLength: 60,
    },
  );
  fc.assert(
    fc.property(size, fc.uniqueArray(fc.nat(20), { maxLength: 12 }), acts, (seats, before, steps) => {
      const taken = new Set(before.slice(0, seats));
      const seen: number[][] = [[], [], [], []];
      for (const { who, act, n } of steps) {
        const list = act === 'leave' ? [...taken] : (seen[who] ?? []);
        const one = list[n % Math.max(1, list.length)];
        if (act === 'read') seen[who] = freeOf(seats, [...taken]);
        else if (one !== undefined && act === 'leave') taken.delete(one);
        else if (one !== undefined) taken.add(one);
        expect(taken.size).toBeLessThanOrEqual(seats);
      }
    }),
    { numRuns: 5000 },
  );
});

it('When some are picked, then they are that many, different, and free', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(99), { minLength: 1 }),
      fc.nat(),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (free, n, dice) => {
        const count = (n % free.length) + 1;
        const picked = pick(free, count, () => dice);
        expect(new Set(picked).size).toBe(count);
        expect(free).toEqual(expect.arrayContaining(picked));
      },
    ),
  );
});
