import { expect, it } from '@jest/globals';
import { termsOf, termsSearched, wordsOf } from '../words.ts';

it.each([
  ['Rock party', ['rock', 'party']],
  ['ZÜRICH, Zurich & zürich', ['zurich']],
  ["Night's “Ágora” (No. 9)", ['night', 's', 'agora', 'no', '9']],
  ['أمسية موسيقية', ['أمسية'.normalize('NFKD').replace(/\p{M}/gu, ''), 'موسيقية']],
  ['$where .* \\ "', ['where']],
  ['Straße, Smørrebrød, Łódź, ŒUVRE', ['strasse', 'smorrebrod', 'lodz', 'oeuvre']],
  ['', []],
])('When %j is taken apart, then it is %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

it('When a listing has several texts, then each word is there once', () => {
  expect(wordsOf('The Old Mill', 'Mill', 'music')).toEqual(['the', 'old', 'mill', 'music']);
});

it('When a listing has words, then it is found by each and by its beginnings of two letters and more', () => {
  expect(termsOf(['jazz', 'at', '9', 'jam'])).toEqual(['ja', 'jaz', 'jazz', 'at', '9', 'jam']);
  expect(termsOf(['abcdefghijklmnop']).at(-1)).toBe('abcdefghijkl');
});

it.each([
  ['Jazz at  ZÜRICH', ['zurich', 'jazz', 'at']],
  ['jazz z', ['jazz']],
  ['z', ['z']],
  ['jazz JAZZ', ['jazz']],
  ['abcdefghijklmnop', ['abcdefghijkl']],
  ['.*', []],
])('When %j is searched for, then these must be there: %j', (search, terms) => {
  expect(termsSearched(search)).toEqual(terms);
});
