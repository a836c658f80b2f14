import { expect, it } from '@jest/globals';
import express, { type RequestHandler } from 'express';
import supertest from 'supertest';
import { inOrder } from '../in-order.ts';

const noted =
  (name: string): RequestHandler =>
  (_req, res, next) => {
    res.locals.passed = [...(res.locals.passed ?? []), name];
    next();
  };
const answer = async (...handlers: RequestHandler[]) => {
  const app = express().use(inOrder(...handlers), (_req, res) => res.json(res.locals.passed));
  app.use(((error, _req, res, _next) => res.status(500).json(error.message)) as express.ErrorRequestHandler);
  const { status, body } = await supertest(app).get('/');
  return [status, body];
};

it('When all go on, then each was passed once, in order', async () => {
  expect(await answer(noted('first'), noted('second'))).toEqual([200, ['first', 'second']]);
});

it('When one answers, then nobody after it is asked', async () => {
  expect(await answer((_req, res) => res.json('enough'), noted('second'))).toEqual([200, 'enough']);
});

it.each([
  ['hands on an error', (_req, _res, next) => next(new Error('no'))],
  [
    'throws',
    () => {
      throw new Error('no');
    },
  ],
] satisfies [string, RequestHandler][])('When one %s, then the error is answered', async (_how, handler) => {
  expect(await answer(noted('first'), handler, noted('never'))).toEqual([500, 'no']);
});
