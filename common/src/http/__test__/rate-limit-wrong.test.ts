import { expect, it } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { createLogger } from '../../base/logger.ts';
import { errorHandler } from '../error-handler.ts';
import { createRateLimiter } from '../rate-limit.ts';

const app = express();
const limit = { points: 3, perSeconds: 60, by: 'address', counts: 'wrong' } as const;
app.use(createRateLimiter()('wrong', limit), (req, res) => void res.status(Number(req.query.as)).json({}));
app.use(errorHandler(createLogger('test', 'silent')));

const ask = async (as: number) => (await supertest(app).get(`/?as=${as}`)).status;

it('When only wrong answers count, then others give their point back, and the limit is reached by 400s alone', async () => {
  for (const as of [200, 204, 503, 500, 429, 404, 200]) expect(await ask(as)).toBe(as);
  for (let n = 0; n < 3; n++) expect(await ask(400)).toBe(400);
  expect(await ask(200)).toBe(429);
  expect(await ask(400)).toBe(429);
});
