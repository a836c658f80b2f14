import { expect, it } from '@jest/globals';
import { latest, write } from '../entry.ts';

it('When an entry is written, then it is its first version, and that is what happened', () => {
  const entry = { id: 'entry-1', text: 'Once upon a time', userId: 'user-1' };
  expect(write(entry)).toEqual({ state: { ...entry, version: 0 }, events: [latest()] });
});
