import { expect, it } from '@jest/globals';
import { wordsOf } from '../words.ts';

it.each([
  ['Rock party', ['rock', 'party']],
  ['ZÜRICH, Zurich & zürich', ['zurich']],
  ["Night's “Ágora” (No. 9)", ['night', 's', 'agora', 'no', '9']],
  ['أمسية موسيقية', ['أمسية'.normalize('NFKD').replace(/\p{M}/gu, ''), 'موسيقية']],
  ['$where .* \\ "', ['where']],
  ['', []],
])('When %j is taken apart, then it is %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

it('When a listing has several texts, then each word is there once', () => {
  expect(wordsOf('The Old Mill', 'Mill', 'music')).toEqual(['the', 'old', 'mill', 'music']);
});
