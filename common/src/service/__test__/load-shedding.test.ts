import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import express from 'express';
import { createLogger } from '../../base/logger.ts';
import { securityHeaderValues } from '../../http/security-headers.ts';
import { until } from '../../testing/index.ts';
import { httpServer } from '../http-server.ts';
import { createLoadShedding, type LoadSheddingOptions } from '../load-shedding.ts';
import { measured } from '../measured.ts';
import { createMetrics } from '../metrics.ts';

/** A server whose answers wait until they are released. */
const start = async (options: Partial<LoadSheddingOptions> = {}) => {
  const app = express();
  const waiting: (() => void)[] = [];
  const lines: string[] = [];
  const metrics = createMetrics('things');
  const logger = createLogger('things', 'info', { write: (line) => lines.push(line) });
  app.use(measured(metrics, logger));
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
  const admit = createLoadShedding({
    metrics,
    logger,
    streams: new Set(),
    max: 3,
    maxWhileSlow: 2,
    maxConcurrent: 3,
    maxWorkMs: 10_000,
    ...options,
  });
  const server = httpServer(app, admit).listen(0);
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

it('When reads wait long for their turn, then who looks is refused before who buys, until they wait no longer', async () => {
  const { url, waiting, release, stop } = await start({ maxConcurrent: 1 });
  const looks = [fetch(url), fetch(url)];
  await until('one is worked on', () => waiting.length === 1);
  await sleep(400);
  expect((await fetch(url)).status).toBe(503);
  const buys = fetch(url, { method: 'POST' });
  await until('two are worked on', () => waiting.length === 2);
  release();
  await until('the second has its turn', () => waiting.length === 1);
  release();
  expect((await Promise.all([...looks, buys])).map(({ status }) => status)).toEqual([200, 200, 200]);

  const more = [fetch(url), fetch(url), fetch(url)];
  for (const _ of more) {
    await until('one is worked on', () => waiting.length === 1);
    release();
  }
  expect((await Promise.all(more)).map(({ status }) => status)).toEqual([200, 200, 200]);
  stop();
});

it('When a read had to wait for its turn, then how long it took is counted with that', async () => {
  const { url, waiting, metrics, release, stop } = await start({ maxConcurrent: 1 });
  const two = [fetch(url), fetch(url)];
  await until('one is worked on', () => waiting.length === 1);
  await until('one waits', async () => /queued\S* 1/.test(await metrics.registry.metrics()));
  await sleep(600);
  release();
  await until('the second has its turn', () => waiting.length === 1);
  release();
  await Promise.all(two);
  const text = await metrics.registry.metrics();
  expect(text).toMatch(/duration_seconds_bucket\{le="0\.5",[^}]*route="\/",status="200"\} 0/);
  stop();
});

it('When one leaves who waits for their turn, then nothing is done for them', async () => {
  const { url, waiting, metrics, release, stop } = await start({ maxConcurrent: 1 });
  const first = fetch(url);
  await until('one is worked on', () => waiting.length === 1);
  const leaving = new AbortController();
  const left = fetch(url, { signal: leaving.signal }).catch(({ name }) => name);
  const last = fetch(url);
  await until('two wait', async () => /queued\S* 2/.test(await metrics.registry.metrics()));
  leaving.abort();
  expect(await left).toBe('AbortError');
  await until('it is gone', async () => /in_flight\S* 2/.test(await metrics.registry.metrics()));
  release();
  await until('the last has its turn', () => waiting.length === 1);
  release();
  expect((await Promise.all([first, last])).map(({ status }) => status)).toEqual([200, 200]);
  stop();
});

it('When somebody looks on, then others do not wait for them', async () => {
  const { url, waiting, release, stop } = await start({ maxConcurrent: 1 });
  const looksOn = fetch(`${url}/stream`);
  await until('it is open', () => waiting.length === 1);
  const looks = fetch(url);
  await until('its turn has come', () => waiting.length === 2);
  release();
  expect((await looks).status).toBe(200);
  await (await looksOn).text();
  stop();
});

it('When a read waits for something else than this process, then it makes room for others after a while', async () => {
  const { url, waiting, release, stop } = await start({ maxConcurrent: 1, maxWorkMs: 500 });
  const two = [fetch(url), fetch(url)];
  await until('both are worked on', () => waiting.length === 2, 3000);
  release();
  expect((await Promise.all(two)).map(({ status }) => status)).toEqual([200, 200]);
  stop();
});

it('When a read is queued for two seconds, then it is refused', async () => {
  const { url, release, stop } = await start({ maxConcurrent: 1 });
  const first = fetch(url);
  const began = performance.now();
  const second = await Promise.race([fetch(url), first]);
  expect(second.status).toBe(503);
  expect(performance.now() - began).toBeGreaterThan(1900);
  release();
  expect((await first).status).toBe(200);
  stop();
});
