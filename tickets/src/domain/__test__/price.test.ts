import { describe, expect, it } from '@jest/globals';
import { toDecimal } from '@ticketing/common/contracts';
import fc from 'fast-check';
import { isAmount, toCents } from '../price.ts';

describe('prices', () => {
  it('When any amount up to 999,999.99 goes to cents and back, then it is the same, and cents are whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (cents) => {
        const written = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
        expect(toCents(Number(written))).toBe(cents);
        expect(toDecimal(cents)).toBe(Number(written));
        expect(isAmount(toDecimal(cents))).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    [19.99, 1999],
    [1.1, 110],
    [0.29, 29],
    [8.2, 820],
    [4.35, 435],
    [999_999.99, 99_999_999],
  ])('When the price is %d, then it is %d cents', (price, cents) => expect(toCents(price)).toBe(cents));

  it.each([19.999, 1e-7, 1_000_000, -1, Number.NaN, Number.POSITIVE_INFINITY, '1e3', ' 1', '', null, '٣'])(
    'When it is %p, then it is no amount',
    (price) => expect(isAmount(price)).toBe(false),
  );
});
