import { expect, it } from '@jest/globals';
import { collected } from '../collected.ts';

const recording = () => {
  const calls: number[][] = [];
  const double = collected(async (items: number[]) => {
    calls.push(items);
    if (items.includes(13)) throw new Error('unlucky');
    return new Map(items.map((item) => [item, item * 2]));
  });
  return { calls, double: async (item: number) => (await double(item)).get(item) };
};

it('When things are asked for in one turn, then one call answers all', async () => {
  const { calls, double } = recording();
  expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
  expect(calls).toEqual([[1, 2, 3]]);
});

it('When something is asked for while a call runs, then it does not wait for it, nor gets an older answer', async () => {
  const { calls, double } = recording();
  const first = double(1);
  await new Promise(setImmediate);
  expect(await double(1)).toBe(2);
  await first;
  expect(calls).toEqual([[1], [1]]);
});

it('When a call fails, then all of it fail, and the next is a new one', async () => {
  const { double } = recording();
  const failed = await Promise.allSettled([double(1), double(13)]);
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await double(1)).toBe(2);
});
