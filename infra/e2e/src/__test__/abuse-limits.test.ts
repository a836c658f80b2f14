import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import { type AbusedShop, abusedShop } from '../abuse/abused-shop.ts';
import { send } from '../fuzz/send.ts';

jest.setTimeout(90_000);

let shop: AbusedShop;
beforeAll(async () => {
  shop = await abusedShop({ RATE_LIMITS: 'true', DEV_MAIL: 'true' });
}, 60_000);
afterAll(() => shop?.stop());

/** Again while the answer is 503: hashing takes what others leave of a machine. */
const post = async (path: string, body: object, headers: Record<string, string> = {}, from?: string) => {
  const asked = {
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    ...(from === undefined ? {} : { from }),
  };
  for (;;) {
    const answer = await send(shop.url, asked);
    const cookie = String(answer.headers['set-cookie'] ?? '');
    if (answer.status !== 503)
      return { status: answer.status, after: Number(answer.headers['retry-after']), cookie };
  }
};

/** How many are let through before it says 429. */
const triedBefore429 = async (max: number, attempt: (n: number) => ReturnType<typeof post>) => {
  for (let n = 0; n < max; n++) {
    const { status, after } = await attempt(n);
    if (status !== 429) continue;
    expect(after).toBeGreaterThan(0);
    return n;
  }
  return max;
};

const claimed = (n: number) => {
  const address = `203.0.113.${n % 250}`;
  return {
    'x-forwarded-for': `${address}, 198.51.100.${n % 250}`,
    'x-real-ip': address,
    forwarded: `for=${address}`,
    'cf-connecting-ip': address,
    'true-client-ip': address,
    'x-client-ip': address,
  };
};

it('When the host of a request is forged, then the links in its mail lead to the shop', async () => {
  const account = { email: 'mailed@example.com', password: 'Story-1234' };
  const forged = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
  expect((await post('/api/users/signup', account, forged)).status).toBe(201);
  const page = async (path: string) => (await fetch(`${shop.url}${path}`)).text();
  await until('it was sent', async () => (await page('/dev/mail')).includes(account.email));
  const [, mail] = /href="(\/dev\/mail\/[^"]+)"/.exec(await page('/dev/mail')) ?? [];
  const text = await page(String(mail));
  expect(text).toContain(`${shop.url}/auth/confirm`);
  expect(text).not.toContain('evil.example');
});

it('When one guesses the password of an account from ever other addresses, as it claims, then ten are tried', async () => {
  await shop.person('owner');
  const wrong = { email: 'guessed@example.com', password: 'Wrong-1234' };
  expect(await triedBefore429(15, (n) => post('/api/users/signin', wrong, claimed(n)))).toBe(10);
});

/** Elsewhere a machine has one address on its loopback. */
const onLinux = process.platform === 'linux' ? it : it.skip;

onLinux(
  'When many addresses guess the password of an account, then strangers are refused, and its owner gets in',
  async () => {
    const account = { email: 'besieged@example.com', password: 'Story-1234' };
    const { cookie } = await post('/api/users/signup', account, {}, '127.0.1.1');
    const device = /device=[^;]+/.exec(cookie)?.[0] ?? 'none';
    const guess = (n: number) =>
      post('/api/users/signin', { ...account, password: 'Wrong-1234' }, {}, `127.0.2.${n + 1}`);
    expect(await triedBefore429(110, guess)).toBe(100);
    const right = (headers: Record<string, string>, from: string) =>
      post('/api/users/signin', account, headers, from);
    expect((await right({}, '127.0.3.1')).status).toBe(429);
    expect((await right({ cookie: device }, '127.0.1.1')).status).toBe(200);
    expect((await right({ cookie: device }, '127.0.3.2')).status).toBe(200);
    const stranger = { email: 'unknown@example.com', password: 'Wrong-1234' };
    expect((await post('/api/users/signin', stranger, {}, '127.0.3.3')).status).toBe(400);
  },
);

it('When one stuffs a list of leaked passwords into many accounts, each as from another address, then a minute takes sixty', async () => {
  const leaked = (n: number) => ({ email: `leaked-${n}@example.com`, password: 'Leaked-1234' });
  const tried = await triedBefore429(80, (n) => post('/api/users/signin', leaked(n), claimed(n)));
  expect(tried).toBeLessThanOrEqual(60);
});

it('When one asks for links to many mailboxes, each as from another address, then there is an end to it', async () => {
  const asked = (n: number) => ({ email: `mailbox-${n}@example.com` });
  expect(
    await triedBefore429(60, (n) => post('/api/users/password-reset', asked(n), claimed(n))),
  ).toBeLessThan(60);
});

it('When one opens accounts, each as from another address, then there is an end to it', async () => {
  const asked = (n: number) => ({ email: `many-${n}@example.com`, password: 'Story-1234' });
  expect(
    await triedBefore429(30, (n) => post('/api/users/signup', asked(n), claimed(n))),
  ).toBeLessThanOrEqual(20);
});

it.each(['/api/users/signup', '/api/users/signin', '/api/users/password-reset/confirm'])(
  'When a password of a megabyte is sent to %s, then it is refused before it is hashed',
  async (path) => {
    const began = performance.now();
    const body = { email: 'large@example.com', password: `Aa-1${'x'.repeat(2 ** 20)}`, token: 'x' };
    expect((await post(path, body)).status).toBe(413);
    expect(performance.now() - began).toBeLessThan(2000);
  },
);
