import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import { type AbusedShop, abusedShop } from '../abuse/abused-shop.ts';
import { opened, statusesIn } from '../abuse/raw.ts';
import { send } from '../fuzz/send.ts';

jest.setTimeout(60_000);

let shop: AbusedShop;
beforeAll(async () => {
  shop = await abusedShop();
}, 60_000);
afterAll(() => shop?.stop());

const post = (path: string, body: object) => {
  const headers = { 'content-type': 'application/json' };
  return send(shop.url, { method: 'POST', path, headers, body: JSON.stringify(body) });
};
const signIn = (email: string) => post('/api/users/signin', { email, password: 'Wrong-1234' });
const askForLink = (email: string) => post('/api/users/password-reset', { email });
const timeOf = async (act: () => Promise<unknown>) => {
  const began = performance.now();
  await act();
  return performance.now() - began;
};
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

describe('whether an address has an account', () => {
  it.each<[string, number, (email: string) => Promise<unknown>]>([
    ['signs in with a wrong password', 15, signIn],
    ['asks for a link for a new password', 7, askForLink],
  ])('When one %s, then the time to the answer does not say it', async (_what, rounds, act) => {
    const times = { known: [] as number[], unknown: [] as number[] };
    const people = await Promise.all(Array.from({ length: rounds }, () => shop.person('known')));
    // what signing up has caused is over
    await sleep(2000);
    for (const { email } of people) {
      times.known.push(await timeOf(() => act(email)));
      times.unknown.push(await timeOf(() => act(`un${email}`)));
    }
    const ratio = median(times.known) / median(times.unknown);
    expect(ratio).toBeGreaterThan(0.7);
    expect(ratio).toBeLessThan(1.4);
  });
});

it('When a hundred sign in at once, then who asks something else waits less than one sign-in takes', async () => {
  const somebody = await shop.person('somebody');
  const alone: number[] = [];
  for (let n = 0; n < 5; n++) alone.push(await timeOf(() => signIn('alone@example.com')));
  const flood = Promise.all(Array.from({ length: 100 }, (_, n) => signIn(`flood-${n}@example.com`)));
  let isOver = false;
  const over = flood.finally(() => {
    isOver = true;
  });
  const times: number[] = [];
  while (!isOver)
    times.push(
      await timeOf(async () => {
        const { body } = await somebody.ask('GET', '/api/users/currentuser');
        expect(body.currentUser).toMatchObject({ id: somebody.id });
      }),
    );
  // whose turn comes too late is refused
  for (const { status } of await over) expect([400, 503]).toContain(status);
  expect(times.length).toBeGreaterThan(20);
  expect(median(times)).toBeLessThan(median(alone));
});

it('When more come at once than a service takes, then the next is asked to come again, other services answer, and those who wait are answered', async () => {
  const body = '{"token":1}';
  const head = `POST /api/users/confirm HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
  const waiting: Socket[] = [];
  for (let hundreds = 0; hundreds < 13; hundreds++) {
    const some = await Promise.all(Array.from({ length: 100 }, () => opened(shop.url)));
    for (const socket of some) socket.write(head + body[0]);
    waiting.push(...some);
  }
  const next = () => post('/api/users/confirm', JSON.parse(body));
  await until('one is refused', async () => (await next()).status === 503);
  // the gateway waits for no answer as long as a body comes in
  for (const socket of waiting) socket.write(String(body[1]));
  const refused = await next();
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '2']);
  expect(refused.body.toString()).toContain('Too many people at once, try again');
  expect((await fetch(`${shop.url}/api/tickets`)).status).toBe(200);

  const answers = waiting.map(async (socket) => {
    const [part] = await once(socket, 'data');
    socket.destroy();
    return statusesIn(String(part))[0];
  });
  for (const socket of waiting) socket.write(body.slice(2));
  const statuses = await Promise.all(answers);
  expect([...new Set(statuses)].sort()).toEqual([400, 503]);
  expect(statuses.filter((status) => status === 400).length).toBeGreaterThan(1000);
  expect((await next()).status).toBe(400);
});
