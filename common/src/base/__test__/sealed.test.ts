import { randomBytes } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { seal, unseal } from '../sealed.ts';

const [key, other] = [randomBytes(32), randomBytes(32)];

it('When it is sealed with a key, then this key opens it, also as the second of two', () => {
  expect(unseal([other, key], 'user-1', seal(key, 'user-1', 'a token'))).toBe('a token');
});

it('When it is sealed twice, then nothing shows that it is the same', () => {
  expect(seal(key, 'user-1', 'a token')).not.toBe(seal(key, 'user-1', 'a token'));
});

it.each([
  ['with another key', () => unseal([other], 'user-1', seal(key, 'user-1', 'a token'))],
  ['for somebody else', () => unseal([key], 'user-2', seal(key, 'user-1', 'a token'))],
  ['changed', () => unseal([key], 'user-1', `A${seal(key, 'user-1', 'a token').slice(1)}B`)],
  ['cut off', () => unseal([key], 'user-1', seal(key, 'user-1', 'a token').slice(0, 20))],
  ['empty', () => unseal([key], 'user-1', '')],
])('When it is opened %s, then it is refused', (_how, open) => {
  expect(open).toThrow('None of 1 keys opens what is about user-');
});
