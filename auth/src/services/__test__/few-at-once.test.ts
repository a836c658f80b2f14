import { expect, it } from '@jest/globals';
import { fewAtOnce } from '../few-at-once.ts';

/** Work that ends when it is said so. */
const work = () => {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  return {
    begun,
    endNext: () => ends.shift()?.(),
    take: (n: number) => () =>
      new Promise<number>((resolve) => {
        begun.push(n);
        ends.push(() => resolve(n));
      }),
  };
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('When more come than may work at once, then each begins as one before it ends, in their order', async () => {
  const inTurn = fewAtOnce(2, 10);
  const { begun, endNext, take } = work();
  const all = Promise.all([1, 2, 3, 4].map((n) => inTurn(take(n))));
  await turn();
  expect(begun).toEqual([1, 2]);
  for (const expected of [
    [1, 2, 3],
    [1, 2, 3, 4],
    [1, 2, 3, 4],
    [1, 2, 3, 4],
  ]) {
    endNext();
    await turn();
    await turn();
    expect(begun).toEqual(expected);
  }
  expect(await all).toEqual([1, 2, 3, 4]);
});

it('When one fails, then the next has its place', async () => {
  const inTurn = fewAtOnce(1, 10);
  const failing = inTurn(() => Promise.reject(new Error('Wrong')));
  const next = inTurn(async () => 'done');
  await expect(failing).rejects.toThrow('Wrong');
  expect(await next).toBe('done');
});

it('When too many wait, then whoever comes is refused, until one has gone', async () => {
  const inTurn = fewAtOnce(1, 1);
  const { endNext, take } = work();
  const [first, second] = [inTurn(take(1)), inTurn(take(2))];
  await expect(inTurn(take(3))).rejects.toMatchObject({ statusCode: 503 });
  endNext();
  await first;
  await turn();
  const fourth = inTurn(take(4));
  endNext();
  await second;
  await turn();
  endNext();
  expect(await fourth).toBe(4);
});
