import { expect, it } from '@jest/globals';
import { remembered } from '../remembered.ts';

it('When more is asked for than may be kept, then it is made again and not kept for ever', () => {
  const asked: string[] = [];
  const find = remembered(2, (key: string) => {
    asked.push(key);
    return key.toUpperCase();
  });
  expect(['a', 'a', 'b', 'b'].map(find)).toEqual(['A', 'A', 'B', 'B']);
  expect(asked).toEqual(['a', 'b']);
  expect(['c', 'a'].map(find)).toEqual(['C', 'A']);
  expect(asked).toEqual(['a', 'b', 'c', 'a']);
});
