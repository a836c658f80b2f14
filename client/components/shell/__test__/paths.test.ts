import { expect, it } from '@jest/globals';
import { safePath, signInPath } from '../paths.ts';

it.each([
  '//elsewhere.example',
  '/\\elsewhere.example',
  'https://elsewhere.example',
  'x',
  '/a b',
  ['/'],
  undefined,
])('When the way back is %p, then it leads home instead', (path) => expect(safePath(path)).toBe('/'));

it('When the way back is within the site, then it is kept', () => {
  expect(safePath('/orders/1?asked=1')).toBe('/orders/1?asked=1');
  expect(signInPath('/orders?status=complete')).toBe('/auth/signin?next=%2Forders%3Fstatus%3Dcomplete');
  expect(signInPath('/auth/signup')).toBe('/auth/signin');
});
