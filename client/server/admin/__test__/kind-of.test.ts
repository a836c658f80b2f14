import { expect, it } from '@jest/globals';
import { kindOf } from '../kind-of.ts';

it.each([
  ['', 'all'],
  ['4242', 'last4'],
  ['robin@example.com', 'email'],
  ['7KQ2M9XD', 'number'],
  ['7kq2m9xd', 'number'],
  ['6650000000000000000000aa', 'id'],
  ['12345', undefined],
  ['songs', undefined],
] as const)('When %p is typed, then orders are looked for by %p', (search, kind) => {
  expect(kindOf(search)).toBe(kind);
});
