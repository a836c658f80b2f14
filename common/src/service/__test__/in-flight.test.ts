import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import express from 'express';
import { createLogger } from '../../base/logger.ts';
import { errorHandler } from '../../http/error-handler.ts';
import { until } from '../../testing/index.ts';
import { httpServer } from '../http-server.ts';
import { inFlight } from '../measured.ts';
import { createMetrics } from '../metrics.ts';

it('When more wait than can be served, then the next is refused at once, and those who wait are answered', async () => {
  const app = express();
  const waiting: (() => void)[] = [];
  app.use(inFlight(createMetrics('things'), new Set(), 3));
  app.get('/', async (_req, res) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    res.json({});
  });
  app.use(errorHandler(createLogger('things', 'silent')));
  const server = httpServer(app).listen(0);
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const three = [1, 2, 3].map(() => fetch(url));
  await until('three wait', () => waiting.length === 3);

  const refused = await fetch(url);
  expect([refused.status, refused.headers.get('Retry-After'), await refused.json()]).toEqual([
    503,
    '2',
    { errors: [{ message: 'Too many people at once, try again', code: 'dependency.unavailable' }] },
  ]);
  for (const release of waiting.splice(0)) release();
  expect((await Promise.all(three)).map(({ status }) => status)).toEqual([200, 200, 200]);

  const next = fetch(url);
  await until('it waits', () => waiting.length === 1);
  waiting[0]?.();
  expect((await next).status).toBe(200);
  server.close();
});
