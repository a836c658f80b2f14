import { afterAll, beforeAll, expect, it } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { z } from 'zod';
import { mustBeInTime } from '../../base/index.ts';
import { createService } from '../../service/index.ts';
import { startTestService, type TestService, until } from '../../testing/index.ts';
import { answerInTime } from '../answer-in-time.ts';
import { checkedAnswer } from '../checked-answer.ts';
import { type Route, route } from '../route.ts';

let test: TestService;
let calls = 0;
let release: () => void = () => undefined;
const written: unknown[] = [];

beforeAll(async () => {
  const hang = route({
    post: '/api/things/hang',
    summary: 'Hang',
    who: 'user',
    answer: { 201: z.unknown() },
    handle: async (_req, res) => {
      calls += 1;
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      res.status(201).set('X-Late', 'yes').json({ calls });
    },
  });
  const write = route({
    post: '/api/things/write',
    summary: 'Hang, then write',
    who: 'user',
    answer: { 201: z.unknown() },
    handle: async (_req, res) => {
      calls += 1;
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      mustBeInTime();
      written.push(calls);
      res.status(201).json({ calls });
    },
  });
  test = await startTestService((platform) =>
    createService(
      { name: 'things', path: '/api/things', routes: [hang, write], listeners: [], outboxes: [] },
      platform,
    ),
  );
});
afterAll(() => test.stop());

const post = (what: string, key: string) =>
  test.request.post(`/api/things/${what}`).set('Cookie', test.signIn()).set('Idempotency-Key', key).send({});

it('When an answer does not come, then it is 503 within ten seconds, and the repeat gets what came of it', async () => {
  const began = performance.now();
  const refused = await post('hang', 'hangs').expect(503);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(refused.body.errors[0].message).toMatch(/try again/);
  expect(refused.headers).toMatchObject({ 'retry-after': '2', 'x-request-id': expect.any(String) });

  // it still runs
  await post('hang', 'hangs').expect(409);
  release();
  await until('its answer is kept', async () => (await post('hang', 'hangs')).status === 201);
  const { body } = await post('hang', 'hangs').expect(201).expect('Idempotent-Replayed', 'true');
  expect(body).toEqual({ calls: 1 });
  expect(calls).toBe(1);
});

it('When it goes on after the refusal, then it begins no write, and the same key is asked anew', async () => {
  calls = 0;
  await post('write', 'writes').expect(503);
  release();
  await until('the key is free', async () => {
    const again = post('write', 'writes').then(({ status }) => status);
    await Promise.race([again, until('it runs', () => calls === 2).catch(() => undefined)]);
    if (calls === 2) release();
    return (await again) === 201;
  });
  expect(written).toEqual([2]);
});

it('When its answer is checked after the refusal, then it is kept as it is, and nothing is thrown', async () => {
  const thrown: unknown[] = [];
  const app = express();
  app.use((req, _res, next) => {
    req.queuedMs = 9400;
    next();
  });
  app.use(answerInTime(() => false));
  app.use(checkedAnswer({ method: 'post', path: '/', status: 201 } as Route));
  let answered = false;
  app.use(async (_req, res) => {
    // as where the answer is written to the database before it is sent
    res.status(201);
    await new Promise((resolve) => res.once('finish', resolve));
    try {
      res.json({});
    } catch (error) {
      thrown.push(error);
    }
    answered = true;
  });
  await supertest(app).post('/').expect(503);
  await until('it has answered', () => answered);
  expect(thrown).toEqual([]);
});

it('When it was queued for nine seconds, then it is 503 after half a second more', async () => {
  const app = express();
  app.use((req, _res, next) => {
    req.queuedMs = 9000;
    next();
  });
  app.use(answerInTime(() => false));
  app.use(() => undefined);
  const began = performance.now();
  await supertest(app).get('/').expect(503);
  expect(performance.now() - began).toBeLessThan(5000);
});
