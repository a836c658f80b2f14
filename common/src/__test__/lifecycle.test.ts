import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { testMongoUri, until } from '../testing/index.ts';
import { proxied } from './tcp-proxy.ts';
import { startVenues, type VenuesProcess } from './venues-process.ts';

let venues: VenuesProcess;
let cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  await venues.kill();
  for (const clean of cleanUp) await clean();
  cleanUp = [];
});

const start = (env: Record<string, string>) => {
  venues = startVenues(env);
  return venues;
};
const startProxied = async () => {
  const direct = testMongoUri();
  const { proxy, uri } = await proxied(direct);
  cleanUp.push(proxy.close, async () => {
    const db = await mongoose.createConnection(direct).asPromise();
    await db.dropDatabase();
    await db.close();
  });
  return { proxy, uri };
};
const open = (name: string) => venues.post('/api/venues', { name, seats: 10 });

describe('a service and its database', () => {
  it('When the database is not there yet, then it is live, not ready, says 503, and begins when it comes', async () => {
    const { proxy, uri } = await startProxied();
    proxy.cut();
    start({ MONGO_URI: uri });
    expect((await venues.get('/healthz/live')).status).toBe(200);
    expect((await venues.get('/healthz/ready')).status).toBe(503);
    const { status, headers, body } = await open('Too early');
    expect([status, headers.get('retry-after')]).toEqual([503, '2']);
    expect(body).toEqual({
      errors: [{ message: 'Temporarily unavailable, try again', code: 'dependency.unavailable' }],
    });
    proxy.mend();
    await until('it is ready', venues.isReady);
    expect((await open('In time')).status).toBe(201);
  });

  it('When the database goes away, then it goes on answering, 503 within 3 s, and all is well when it is back', async () => {
    const { proxy, uri } = await startProxied();
    start({ MONGO_URI: uri });
    await until('it is ready', venues.isReady);
    proxy.cut();
    const began = performance.now();
    const { status, headers } = await open('During the outage');
    expect([status, headers.get('retry-after')]).toEqual([503, '2']);
    expect(performance.now() - began).toBeLessThan(3000);
    // nobody else has it either: who is not Ready cannot say so
    expect(await venues.isReady()).toBe(true);
    proxy.mend();
    await until('it sells again', async () => (await open('After the outage')).status === 201);
  });

  it('When the database hangs, then 503 within 3 s, from the first request on, and all is well when it goes on', async () => {
    const { proxy, uri } = await startProxied();
    start({ MONGO_URI: uri });
    await until('it is ready', venues.isReady);
    proxy.hold();
    for (const name of ['One', 'Two', 'Three', 'Four']) {
      const began = performance.now();
      for (const { status, headers } of await Promise.all([open(name), venues.get('/api/venues/none')])) {
        expect([status, headers.get('retry-after')]).toEqual([503, '2']);
      }
      expect(performance.now() - began).toBeLessThan(3000);
    }
    proxy.resume();
    await until('it sells again', async () => (await open('Five')).status === 201);
  }, 20_000);

  it('When the broker is not there, then it is ready and sells', async () => {
    const { uri } = await startProxied();
    start({ MONGO_URI: uri, NATS_URL: 'nats://127.0.0.1:1', NATS_CLUSTER_ID: 'ticketing' });
    await until('it is ready', venues.isReady);
    expect((await open('Without a broker')).status).toBe(201);
  });
});

describe('a service and its signals', () => {
  it('When SIGTERM comes while a request is under way, then that is answered and the exit code is 0', async () => {
    const { proxy, uri } = await startProxied();
    start({ MONGO_URI: uri });
    await until('it is ready', venues.isReady);
    proxy.hold();
    const answer = open('Just in time');
    await until('it asks its database', proxy.isHolding);
    const refused = async () => {
      const url = await venues.listening;
      return fetch(`${url}/healthz/live`, { headers: { connection: 'close' } }).then(
        () => false,
        () => true,
      );
    };
    const exit = venues.kill('SIGTERM');
    await until('new connections are refused', refused);
    proxy.resume();
    expect((await answer).status).toBe(201);
    expect(await exit).toEqual({ code: 0, signal: null });
    expect(venues.log.at(-1)).toMatchObject({ msg: 'Stopped' });
  });

  it('When a browser has opened a connection ahead and never used it, then SIGTERM does not wait for it', async () => {
    const { uri } = await startProxied();
    start({ MONGO_URI: uri });
    await until('it is ready', venues.isReady);
    const { port, hostname } = new URL(await venues.listening);
    const unused = connect(Number(port), hostname);
    await once(unused, 'connect');
    const began = performance.now();
    expect(await venues.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('When SIGTERM comes with a wait, then it is served on but no longer ready', async () => {
    const { uri } = await startProxied();
    start({ MONGO_URI: uri, SHUTDOWN_WAIT_MS: '1000' });
    await until('it is ready', venues.isReady);
    const exit = venues.kill('SIGTERM');
    await until('it is not ready', async () => !(await venues.isReady()));
    expect((await open('During the wait')).status).toBe(201);
    expect(await exit).toEqual({ code: 0, signal: null });
  });

  it('When a second signal comes, then it ends at once', async () => {
    const { uri } = await startProxied();
    start({ MONGO_URI: uri, SHUTDOWN_WAIT_MS: '60000' });
    await until('it is ready', venues.isReady);
    void venues.kill('SIGTERM');
    await until('it is not ready', async () => !(await venues.isReady()));
    expect(await venues.kill('SIGINT')).toEqual({ code: 1, signal: null });
  });
});

describe('a service that cannot start', () => {
  it('When variables are missing, then the last line names them all and the exit code is 1', async () => {
    start({ MONGO_URI: '', JWT_PUBLIC_KEY: '' });
    expect(await venues.exited).toEqual({ code: 1, signal: null });
    expect(venues.log.at(-1)?.msg).toMatch(/MONGO_URI is missing.*JWT_PUBLIC_KEY is missing/);
  });

  it('When its port is taken, then the last line says so and the exit code is 1', async () => {
    const other = createServer().listen(0);
    const { port } = other.address() as { port: number };
    cleanUp.push(() => other.close());
    start({ MONGO_URI: testMongoUri(), PORT: String(port) });
    expect(await venues.exited).toEqual({ code: 1, signal: null });
    expect(venues.log.at(-1)?.msg).toContain(`Port ${port} is taken`);
  });
});
