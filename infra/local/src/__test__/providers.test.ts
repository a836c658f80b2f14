import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { onPath } from '@ticketing/common/programs';
import { chooseEvents } from '../providers/events.ts';
import { choosePayments } from '../providers/payments.ts';
import { chooseStore } from '../providers/store.ts';
import { chooseTimers } from '../providers/timers.ts';

const data = mkdtempSync(join(tmpdir(), 'providers-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));
const bare = { PATH: '', CI: '1' };
const webhook = { url: 'http://127.0.0.1:1/', secret: 'whsec_test' };
const ifOnPath = (program: string) => (onPath(program, process.env) ? it : it.skip);

describe('with nothing but Node', () => {
  it('When nothing is asked for and nothing found, then each need is met from within, with its reason', async () => {
    const store = await chooseStore(bare, data);
    const events = await chooseEvents(bare, data);
    const timers = await chooseTimers(bare, data);
    const payments = await choosePayments(bare, data, webhook);
    expect(store.what).toBe('embedded (MONGO_URL unset, no mongod on PATH, no download in CI)');
    expect(events.what).toBe('in process (NATS_URL unset, no nats-streaming-server or nats-server on PATH)');
    expect(timers.what).toBe('poller (REDIS_HOST unset, no redis-server on PATH)');
    expect(payments.what).toBe('built-in stand-in, test cards only (STRIPE_KEY unset)');
    for (const provider of [store, events, timers, payments]) await provider.stop();
  });

  it('When two shops want one data folder, then the second is refused in words', async () => {
    const first = await chooseStore(bare, data);
    await expect(chooseStore(bare, data)).rejects.toThrow(/in use|lock/i);
    await first.stop();
    const next = await chooseStore(bare, data);
    await next.stop();
  });
});

describe('what is asked for must be there', () => {
  it.each([
    ['MONGO_URL', chooseStore, { MONGO_URL: 'mongodb://me:secret@127.0.0.1:1/' }],
    ['NATS_URL', chooseEvents, { NATS_URL: 'nats://127.0.0.1:1' }],
    ['REDIS_HOST', chooseTimers, { REDIS_HOST: '127.0.0.1', REDIS_PORT: '1' }],
  ] as const)(
    'When %s cannot be reached, then the error names it, and no password',
    async (name, choose, env) => {
      const refused = await choose({ ...bare, ...env }, data).catch(String);
      expect(refused).toContain(`${name}=`);
      expect(refused).toContain('nothing answers there');
      expect(refused).not.toContain('secret');
    },
  );

  it('When STRIPE_KEY is unknown to Stripe or Stripe is not there, then the error says which', async () => {
    const stripe = await choosePayments(bare, data, webhook);
    const { STRIPE_API_URL } = stripe.env;
    const wrong = { ...bare, STRIPE_KEY: 'sk_test_wrong', STRIPE_API_URL };
    await expect(choosePayments(wrong, data, webhook)).rejects.toThrow('Stripe does not know it');
    const away = { ...wrong, STRIPE_API_URL: 'http://127.0.0.1:1' };
    await expect(choosePayments(away, data, webhook)).rejects.toThrow('cannot be reached');
    await stripe.stop();
  });
});

describe('servers of this machine', () => {
  ifOnPath('redis-server')(
    'When redis-server is on PATH, then it is started, with its data under ours',
    async () => {
      const timers = await chooseTimers({ ...bare, PATH: process.env.PATH }, data);
      expect(timers.what).toBe('Bull on redis-server (on PATH)');
      expect(existsSync(join(data, 'redis/appendonlydir'))).toBe(true);
      expect(existsSync(join(data, 'run/redis-server.pid'))).toBe(true);
      await timers.stop();
      expect(existsSync(join(data, 'run/redis-server.pid'))).toBe(false);
    },
  );

  ifOnPath('nats-streaming-server')(
    'When a broker was left behind by a killed runner, then it is ended and one is started',
    async () => {
      const env = { ...bare, PATH: process.env.PATH };
      const left = await chooseEvents(env, data);
      const leftPid = left.program?.pid as number;
      const now = await chooseEvents(env, data);
      expect(now.what).toBe('nats-streaming-server (on PATH)');
      expect(() => process.kill(leftPid, 0)).toThrow();
      await left.program?.stop();
      await now.stop();
    },
  );
});
