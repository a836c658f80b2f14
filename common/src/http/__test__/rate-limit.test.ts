import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import type { Redis } from 'ioredis';
import supertest from 'supertest';
import { createLogger } from '../../base/logger.ts';
import { until } from '../../testing/index.ts';
import { errorHandler } from '../error-handler.ts';
import { createRateLimiter } from '../rate-limit.ts';
import { rateLimitRedis } from '../rate-limit-redis.ts';

const limit = { points: 3, perSeconds: 60, by: 'address' } as const;
const appOf = (redis: Redis | undefined, name: string, status = () => 200) => {
  const app = express();
  app.set('trust proxy', 1);
  app.use(createRateLimiter(redis)(name, limit), (_req, res) => void res.status(status()).json({}));
  app.use(errorHandler(createLogger('test', 'silent')));
  return app;
};
const statuses = async (apps: express.Express[], count: number, address = '203.0.113.1') => {
  const all: number[] = [];
  for (let index = 0; index < count; index++) {
    const app = apps[index % apps.length] as express.Express;
    all.push((await supertest(app).get('/').set('X-Forwarded-For', address)).status);
  }
  return all;
};

describe('a rate limit counted in the process', () => {
  it('When an address has spent its points, then 429 with Retry-After; another address goes on', async () => {
    const app = appOf(undefined, 'memory');
    expect(await statuses([app], 4)).toEqual([200, 200, 200, 429]);
    expect(await statuses([app], 1, '203.0.113.2')).toEqual([200]);
    const refused = await supertest(app).get('/').set('X-Forwarded-For', '203.0.113.1');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
    expect(refused.body).toEqual({
      errors: [{ message: 'Too many requests, try again later', code: 'request.rate-limited' }],
    });
  });

  it('When nobody had time for a request, then asking again costs nothing', async () => {
    let isBusy = true;
    const app = appOf(undefined, 'busy', () => (isBusy ? 503 : 200));
    expect(await statuses([app], 5)).toEqual([503, 503, 503, 503, 503]);
    isBusy = false;
    expect(await statuses([app], 4)).toEqual([200, 200, 200, 429]);
  });

  it('When the caller adds a forged address, then its own still counts', async () => {
    const app = appOf(undefined, 'forged');
    expect(await statuses([app], 3)).toEqual([200, 200, 200]);
    const forged = await supertest(app).get('/').set('X-Forwarded-For', '198.51.100.9, 203.0.113.1');
    expect(forged.status).toBe(429);
  });
});

const isMissing = !process.env.CI && spawnSync('redis-server', ['--version']).error !== undefined;
(isMissing ? describe.skip : describe)('a rate limit counted in Redis', () => {
  let server: ChildProcess;
  let redis: Redis;

  beforeAll(async () => {
    const probe = createServer().listen(0);
    const { port } = probe.address() as { port: number };
    probe.close();
    server = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], {
      stdio: 'ignore',
    });
    redis = rateLimitRedis({ port }, createLogger('test', 'silent'));
    await until('Redis answers', () =>
      redis.ping().then(
        () => true,
        () => false,
      ),
    );
  });
  afterAll(async () => {
    redis.disconnect();
    server.kill('SIGKILL');
  });

  it('When several replicas count, then they share the count', async () => {
    expect(await statuses([appOf(redis, 'shared'), appOf(redis, 'shared')], 4)).toEqual([200, 200, 200, 429]);
  });

  it('When Redis hangs, then each replica counts for itself, one request waits for a moment and none after it', async () => {
    const app = appOf(redis, 'hangs');
    expect(await statuses([app], 1)).toEqual([200]);
    server.kill('SIGSTOP');
    const took: number[] = [];
    for (let index = 0; index < 8; index++) {
      const began = performance.now();
      expect(await statuses([app], 1, '203.0.113.7')).toEqual([index < 3 ? 200 : 429]);
      took.push(performance.now() - began);
    }
    expect(took[0]).toBeLessThan(600);
    expect(Math.max(...took.slice(1))).toBeLessThan(150);
    server.kill('SIGCONT');
    // it was never spent there
    await until('Redis counts again', async () => (await statuses([app], 1, '203.0.113.7'))[0] === 200, 5000);
  });

  it('When Redis is unavailable, then each replica counts for itself and nobody gets a 5xx', async () => {
    const app = appOf(redis, 'away');
    const died = once(server, 'exit');
    server.kill('SIGKILL');
    await died;
    expect(await statuses([app], 4)).toEqual([200, 200, 200, 429]);
  });
});
