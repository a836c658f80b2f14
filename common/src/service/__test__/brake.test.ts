import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import express from 'express';
import { createLogger } from '../../base/logger.ts';
import { securityHeaderValues } from '../../http/security-headers.ts';
import { until } from '../../testing/index.ts';
import { createBrake } from '../brake.ts';
import { httpServer } from '../http-server.ts';
import { createMetrics } from '../metrics.ts';

/** A server whose answers wait until they are released. */
const start = async () => {
  const app = express();
  const waiting: (() => void)[] = [];
  const lines: string[] = [];
  const metrics = createMetrics('things');
  const logger = createLogger('things', 'info', { write: (line) => lines.push(line) });
  app.all('/', async (_req, res) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    res.json({});
  });
  app.get('/stream', async (_req, res) => {
    res.setHeader('Content-Type', 'text/event-stream');
    res.flushHeaders();
    await new Promise<void>((resolve) => waiting.push(resolve));
    res.end();
  });
  app.get('/healthz/live', (_req, res) => {
    res.json({});
  });
  const brake = createBrake({ metrics, logger, streams: new Set(), max: 3, maxReads: 1, slowMs: 120 });
  const server = httpServer(app, brake).listen(0);
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const release = () => {
    for (const resolve of waiting.splice(0)) resolve();
  };
  return { url, waiting, lines, metrics, release, stop: () => server.close() };
};

it('When more wait than can be served, then the next is refused at once, and those who wait are answered', async () => {
  const { url, waiting, lines, metrics, release, stop } = await start();
  const three = [1, 2, 3].map(() => fetch(url));
  await until('three wait', () => waiting.length === 3);

  const refused = await fetch(url, { method: 'POST', body: 'of a hundred bytes'.repeat(10) });
  expect(await refused.json()).toEqual({
    errors: [{ message: 'Too many people at once, try again', code: 'dependency.unavailable' }],
  });
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '2']);
  expect(refused.headers.get('X-Request-Id')).toMatch(/^[\w-]{36}$/);
  for (const [name, value] of Object.entries(securityHeaderValues))
    expect(refused.headers.get(name)).toBe(value);
  expect((await fetch(`${url}/healthz/live`)).status).toBe(200);
  release();
  expect((await Promise.all(three)).map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 'warn', refused: 1, waiting: 3 }),
  ]);
  expect(await metrics.registry.metrics()).toContain('route="refused",status="503"');

  const next = fetch(url);
  await until('it waits', () => waiting.length === 1);
  release();
  expect((await next).status).toBe(200);
  stop();
});

it('When answers are slow, then who looks is refused before who buys, until they are quick again', async () => {
  const { url, waiting, release, stop } = await start();
  const answered = async (count: number, afterMs: number) => {
    for (let n = 0; n < count; n++) {
      const answer = fetch(url);
      await until('it waits', () => waiting.length === 1, 2000);
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      release();
      await answer;
    }
  };
  await answered(4, 2500);
  const looks = fetch(url);
  await until('one waits', () => waiting.length === 1);
  expect((await fetch(url)).status).toBe(503);
  const buys = fetch(url, { method: 'POST' });
  await until('two wait', () => waiting.length === 2);
  release();
  expect([(await looks).status, (await buys).status]).toEqual([200, 200]);

  await answered(200, 0);
  const two = [fetch(url), fetch(url)];
  await until('two wait', () => waiting.length === 2);
  release();
  expect((await Promise.all(two)).map(({ status }) => status)).toEqual([200, 200]);
  stop();
}, 30_000);

it('When somebody has looked on for long, then answers are no slower for it', async () => {
  const { url, waiting, release, stop } = await start();
  const looksOn = fetch(`${url}/stream`);
  await until('it is open', () => waiting.length === 1);
  await new Promise((resolve) => setTimeout(resolve, 9000));
  release();
  await (await looksOn).text();
  const two = [fetch(url), fetch(url)];
  await until('two wait', () => waiting.length === 2);
  release();
  expect((await Promise.all(two)).map(({ status }) => status)).toEqual([200, 200]);
  stop();
}, 30_000);
