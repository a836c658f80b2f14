import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { z } from 'zod';
import { NotFoundError } from '../../base/errors/index.ts';
import { createLogger } from '../../base/logger.ts';
import { route } from '../../http/index.ts';
import { startTestService, type TestService, until } from '../../testing/index.ts';
import { createService } from '../create-service.ts';

const lines: Record<string, unknown>[] = [];
const destination = new Writable({
  write(line, _encoding, done) {
    lines.push(JSON.parse(String(line)));
    done();
  },
});
const logger = createLogger('things', 'info', destination);
let test: TestService;
let release: () => void = () => undefined;

beforeAll(async () => {
  const answer = { 200: z.unknown() };
  const wait = route({
    get: '/api/things/wait',
    summary: 'Wait',
    who: 'anyone',
    answer,
    handle: async (_req, res) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      res.json({});
    },
  });
  const show = route({
    get: '/api/things/:id',
    summary: 'Show',
    who: 'anyone',
    answer,
    handle: async (req, res) => {
      if (req.params.id === 'none') throw new NotFoundError();
      res.json({});
    },
  });
  test = await startTestService((platform) =>
    createService(
      { name: 'things', path: '/api/things', routes: [wait, show], listeners: [], outboxes: [] },
      { ...platform, logger },
    ),
  );
});
afterAll(() => test.stop());

const inFlight = async () => {
  const text = await test.service.metrics.registry.metrics();
  return Number(/^http_requests_in_flight\S* (\d+)/m.exec(text)?.[1]);
};

it('When requests wait for their answers, then the metric has as many, also after somebody went away', async () => {
  const leaving = new AbortController();
  const left = fetch(`${test.url}/api/things/wait`, { signal: leaving.signal }).catch(() => 'left');
  await until('one waits', async () => (await inFlight()) === 1);
  leaving.abort();
  expect(await left).toBe('left');
  await until('none waits', async () => (await inFlight()) === 0);
  const answered = test.request.get('/api/things/wait').then(({ status }) => status);
  await until('one waits', async () => (await inFlight()) === 1);
  release();
  expect(await answered).toBe(200);
  await until('none waits', async () => (await inFlight()) === 0);
});

it('When the level is debug, then each answer is a line; at info only refusals are', async () => {
  const saidOf = async (id: string) => {
    lines.length = 0;
    await test.request.get(`/api/things/${id}`);
    return lines.map(({ level, msg, route, status }) => ({ level, msg, route, status }));
  };
  expect(await saidOf('one')).toEqual([]);
  const refused = { level: 'info', msg: 'Refused a request', route: '/api/things/:id', status: 404 };
  expect(await saidOf('none')).toEqual([refused]);
  logger.level = 'debug';
  const answered = { level: 'debug', msg: 'Answered a request', route: '/api/things/:id', status: 200 };
  expect(await saidOf('one')).toEqual([answered]);
  expect(await saidOf('none')).toEqual([refused]);
});
