import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { findProgram } from '../harness/find-program.ts';
import { type Broker, type Platform, platform } from '../harness/platform.ts';

jest.setTimeout(60_000);

const brokers: Broker[] = ['nats-streaming-server', 'nats-server'];
const isThere = (broker: Broker) => Boolean(findProgram(broker) && findProgram('redis-server'));
const nobodys = '665000000000000000000009';
const password = 'Story-1234';
const admin = 'admin@example.com';
const withinMs = 1000;

/** One route of each service that wants somebody signed in. */
const guarded: Record<string, [method: string, path: string]> = {
  auth: ['GET', '/api/users/me'],
  tickets: ['POST', '/api/tickets'],
  orders: ['GET', '/api/orders'],
  payments: ['GET', `/api/payments/${nobodys}`],
  expiration: ['GET', `/api/expiration/${nobodys}`],
  notifications: ['GET', '/api/notifications'],
};

describe.each(brokers)('Sessions that end, over %s', (broker) => {
  const story = isThere(broker) ? it : it.skip;
  let place: Platform;
  beforeAll(async () => {
    if (!isThere(broker)) return;
    place = await platform({
      broker,
      env: { ADMIN_EMAIL: admin },
      replicas: { tickets: 2, orders: 2 },
    });
  }, 60_000);
  afterAll(async () => place?.stop());

  const post = (path: string, cookie: string, body: object, method = 'POST') =>
    fetch(`${place.url}${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const cookieOf = (answer: Response) =>
    answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
  const signIn = async (email: string) => {
    const answer = await post('/api/users/signin', '', { email, password });
    return { status: answer.status, cookie: cookieOf(answer) };
  };

  /** Each process of each service, and whether it takes this cookie for somebody's. */
  const knownTo = async (cookie: string) => {
    const processes = Object.entries({ ...place.services, ...place.replicas });
    const asked = processes.map(async ([name, { url }]) => {
      const [method, path] = guarded[name.replace(/-\d+$/, '')] as [string, string];
      const { status } = await fetch(`${url}${path}`, { method, headers: { cookie } });
      return [name, status !== 401] as const;
    });
    return Object.fromEntries(await Promise.all(asked));
  };
  const all = (known: boolean) => ({
    auth: known,
    tickets: known,
    'tickets-2': known,
    orders: known,
    'orders-2': known,
    payments: known,
    expiration: known,
    notifications: known,
  });

  story(
    'When somebody signs out, then within a second no service takes the cookie that was copied before',
    async () => {
      const copied = (await place.person('leaver')).cookie();
      expect(await knownTo(copied)).toEqual(all(true));
      expect((await post('/api/users/signout', copied, {})).status).toBe(200);
      await sleep(withinMs);
      expect(await knownTo(copied)).toEqual(all(false));
    },
  );

  story(
    'When a password is changed, then no service takes a session of before, and all take the new one',
    async () => {
      const { email, cookie } = await place.person('changer');
      const elsewhere = (await signIn(email)).cookie;
      const changed = await post('/api/users/password', cookie(), {
        oldPassword: password,
        newPassword: 'Other-5678',
      });
      expect(changed.status).toBe(204);
      await sleep(withinMs);
      expect(await knownTo(cookie())).toEqual(all(false));
      expect(await knownTo(elsewhere)).toEqual(all(false));
      expect(await knownTo(cookieOf(changed))).toEqual(all(true));
    },
  );

  story('When one of two sessions is ended by the other, then only that one is refused', async () => {
    const { email, cookie, ask } = await place.person('owner');
    const lost = await signIn(email);
    const sessions = (await ask<{ id: string; current: boolean }[]>('GET', '/api/users/sessions')).body;
    const other = sessions.find(({ current }) => !current);
    expect((await ask('DELETE', `/api/users/sessions/${other?.id}`)).status).toBe(204);
    await sleep(withinMs);
    expect(await knownTo(lost.cookie)).toEqual(all(false));
    expect(await knownTo(cookie())).toEqual(all(true));
  });

  story('When an admin suspends somebody, then no service takes their session', async () => {
    const { id, cookie } = await place.person('somebody');
    await post('/api/users/signup', '', { email: admin, password });
    const { cookie: admins } = await signIn(admin);
    const suspended = await post(`/api/users/${id}`, admins, { status: 'suspended' }, 'PATCH');
    expect(suspended.status).toBe(200);
    await sleep(withinMs);
    expect(await knownTo(cookie())).toEqual(all(false));
  });
});
