import { expect, it } from '@jest/globals';
import { check, type Hostile } from '../check.ts';
import { empty } from './empty-world.ts';

const checked = (status: number, body = '{}') => {
  const hostile: Hostile[] = [{ request: 'GET /api/orders/1', status, body }];
  return check(empty, { hostile }).map(({ invariant }) => invariant);
};

it('When what is hostile is refused, or the service is down, then that is sound', () => {
  for (const status of [400, 401, 403, 404, 422, 503]) expect(checked(status)).toEqual([]);
});

it('When it is answered, ends in an error or shows a stack trace, then it is not', () => {
  for (const status of [200, 204, 302, 500, 502]) expect(checked(status)).toEqual(['I12']);
  expect(checked(400, 'Error: no\\n    at handle (/app/orders/dist/app.js:10:3)')).toEqual(['I12']);
});
