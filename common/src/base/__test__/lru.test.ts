import { expect, it } from '@jest/globals';
import { lru } from '../lru.ts';

const counting = (max: number) => {
  const asked: string[] = [];
  const find = lru(max, (key: string) => {
    asked.push(key);
    return key === 'nobody' ? undefined : key.toUpperCase();
  });
  return { asked, find };
};

it('When it was found before, then it is not looked for again', () => {
  const { asked, find } = counting(2);
  expect([find('a'), find('a'), find('b')]).toEqual(['A', 'A', 'B']);
  expect(asked).toEqual(['a', 'b']);
});

it('When it was not found, then that is not remembered', () => {
  const { asked, find } = counting(2);
  expect([find('nobody'), find('nobody')]).toEqual([undefined, undefined]);
  expect(asked).toEqual(['nobody', 'nobody']);
});

it('When there are more than it may remember, then it forgets what was not asked for lately', () => {
  const { asked, find } = counting(2);
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) find(key);
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
});
