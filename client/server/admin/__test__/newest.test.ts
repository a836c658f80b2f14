import { expect, it } from '@jest/globals';
import { newest } from '../newest.ts';

const idsOf = (...ids: string[]) => ids.map((id) => ({ id }));

it('When lists are joined, then the newest of all are first, and the last id shown leads on', () => {
  expect(newest([idsOf('9', '4', '1'), [], idsOf('8', '7', '2')], 4)).toEqual({
    list: idsOf('9', '8', '7', '4'),
    next: '4',
  });
});

it('When all there are is shown, then nothing leads on', () => {
  expect(newest([idsOf('2'), idsOf('1')], 2)).toEqual({ list: idsOf('2', '1'), next: null });
  expect(newest([], 2)).toEqual({ list: [], next: null });
});
