import { expect, it } from '@jest/globals';
import { linesOf } from '../lines.ts';

it.each([
  ['fits', 'one two', 10, 3, ['one two']],
  ['is longer than a line', 'one two three', 8, 3, ['one two', 'three']],
  ['has a word that is wider than a line', 'a candlelight', 6, 3, ['a', 'candle', 'light']],
  ['is longer than all lines', 'one two three four', 7, 2, ['one two', 'three…']],
  ['is one word that never ends', 'w'.repeat(50), 5, 2, ['wwwww', 'wwww…']],
  ['has letters of two units', '𝄞𝄞𝄞', 2, 2, ['𝄞𝄞', '𝄞']],
  ['has no room for a letter', 'ab', 0, 3, ['a', 'b']],
  ['is empty', '', 5, 2, []],
])('When a text %s, then its lines have whole words where they can', (_, text, width, max, lines) => {
  expect(linesOf(text, width, max, (part) => [...part].length)).toEqual(lines);
});
