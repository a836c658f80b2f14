import { expect, it } from '@jest/globals';
import { figure, median, percentile } from '../figure.ts';

it('When rounds differ, then the median counts and the range is kept', () => {
  expect(figure([30, 10, 20])).toEqual({ median: 20, min: 10, max: 30 });
  expect(figure([7])).toEqual({ median: 7, min: 7, max: 7 });
});

it('When the number of values is even, then the median lies between the two in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});

it('When a percentile is asked for, then so large a part is not above it', () => {
  const values = Array.from({ length: 100 }, (_, n) => 100 - n);
  expect([0.5, 0.99, 1].map((part) => percentile(values, part))).toEqual([50, 99, 100]);
  expect(percentile([5], 0.99)).toBe(5);
});
