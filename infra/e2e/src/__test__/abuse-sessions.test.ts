import { createHmac, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newSessionKeys, testKeys } from '@ticketing/common/testing';
import { type AbusedShop, abusedShop } from '../abuse/abused-shop.ts';
import type { Operation } from '../fuzz/documents.ts';
import { send } from '../fuzz/send.ts';
import type { Person } from '../harness/person.ts';

jest.setTimeout(60_000);

const nobodys = '665000000000000000000009';
/** Of each service one that wants somebody signed in. */
const guarded: [method: string, path: string][] = [
  ['GET', '/api/users/me'],
  ['GET', '/api/tickets/views?ticketIds=1'],
  ['GET', '/api/orders'],
  ['GET', `/api/payments/${nobodys}`],
  ['GET', `/api/expiration/${nobodys}`],
  ['GET', '/api/notifications'],
];

let shop: AbusedShop;
let owner: Person;
beforeAll(async () => {
  shop = await abusedShop();
  owner = await shop.person('owner');
}, 60_000);
afterAll(() => shop?.stop());

const ask = async (method: string, path: string, headers: Record<string, string>, body?: string) => {
  const sent = body === undefined ? headers : { 'content-type': 'application/json', ...headers };
  const answer = await send(shop.url, { method, path, headers: sent, body });
  return { status: answer.status, headers: answer.headers, text: answer.body.toString() };
};
const statuses = (headers: Record<string, string>) =>
  Promise.all(guarded.map(async ([method, path]) => (await ask(method, path, headers)).status));
const all = (status: number) => guarded.map(() => status);

const cookies = (of: Person) =>
  Object.fromEntries(
    of
      .cookie()
      .split('; ')
      .map((one) => one.split(/=(.*)/s)),
  ) as Record<string, string>;
const jwtOf = (of: Person): string =>
  JSON.parse(Buffer.from(cookies(of).session ?? '', 'base64').toString()).jwt;
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (header: object, claims: object, key: string = testKeys.JWT_KEY) => {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
};
const hmac = (header: object, claims: object, secret: string) => {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};
type Token = { header: Record<string, string>; claims: Record<string, number>; text: string };
const without = ({ claims }: Token, name: string) => ({ ...claims, [name]: undefined });
const now = () => Math.floor(Date.now() / 1000);

const traps: [string, (token: Token) => string][] = [
  ['of no algorithm', ({ claims }) => `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`],
  [
    'of no algorithm, spelt otherwise',
    ({ claims, header }) => `${part({ ...header, alg: 'nOnE' })}.${part(claims)}.`,
  ],
  [
    'signed with the public key as a secret',
    ({ claims, header }) => hmac({ ...header, alg: 'HS256' }, claims, testKeys.JWT_PUBLIC_KEY),
  ],
  [
    'the same without the name of a key',
    ({ claims }) => hmac({ alg: 'HS256', typ: 'JWT' }, claims, testKeys.JWT_PUBLIC_KEY.trim()),
  ],
  ['signed with nothing', ({ claims }) => hmac({ alg: 'HS256', typ: 'JWT' }, claims, '')],
  [
    "signed with a stranger's key",
    ({ header, claims }) => signed(header, claims, newSessionKeys().privateKey),
  ],
  ['of another issuer', ({ header, claims }) => signed(header, { ...claims, iss: 'somebody' })],
  ['for others', ({ header, claims }) => signed(header, { ...claims, aud: 'somebody' })],
  ['expired', ({ header, claims }) => signed(header, { ...claims, exp: now() - 1 })],
  ['not valid yet', ({ header, claims }) => signed(header, { ...claims, nbf: now() + 600 })],
  ['issued in the future', ({ header, claims }) => signed(header, { ...claims, iat: now() + 600 })],
  ['of an unknown key', ({ header, claims }) => signed({ ...header, kid: '../../dev/null' }, claims)],
  ['without an end', (token) => signed(token.header, without(token, 'exp'))],
  ['of no session', (token) => signed(token.header, without(token, 'sid'))],
  ['of an unknown role', ({ header, claims }) => signed(header, { ...claims, role: 'root' })],
  ['of operators', ({ header, claims }) => signed(header, { ...claims, id: { $ne: '' } })],
  ['cut', ({ text }) => text.slice(0, -5)],
  ['without its signature', ({ text }) => text.replace(/[^.]+$/, '')],
  ['with a part too many', ({ text }) => `${text}.${text}`],
  ['changed', ({ text, claims }) => text.replace(/\.[^.]+\./, `.${part({ ...claims, role: 'admin' })}.`)],
];

describe('a forged token', () => {
  const token = (): Token => {
    const text = jwtOf(owner);
    const [header = {}, claims = {}] = text
      .split('.')
      .map((one, n) => (n < 2 ? JSON.parse(Buffer.from(one, 'base64url').toString()) : {}));
    return { header, claims, text };
  };

  it('When it is ours, then each service knows its owner', async () => {
    expect(await statuses({ authorization: `Bearer ${jwtOf(owner)}` })).toEqual([
      200, 200, 200, 404, 404, 200,
    ]);
    const { header, claims } = token();
    expect((await statuses({ authorization: `Bearer ${signed(header, claims)}` }))[0]).toBe(200);
  });

  it.each(traps)(
    'When it is %s, then no service knows anybody, as a bearer or in a signed cookie',
    async (_what, make) => {
      const forged = make(token());
      expect(await statuses({ authorization: `Bearer ${forged}` })).toEqual(all(401));
      const session = `session=${Buffer.from(JSON.stringify({ jwt: forged })).toString('base64')}`;
      const seal = createHmac('sha1', testKeys.COOKIE_KEYS).update(session).digest('base64url');
      expect(await statuses({ cookie: `${session}; session.sig=${seal}` })).toEqual(all(401));
    },
  );
});

describe('a cookie', () => {
  const tampered: [string, (session: string, sig: string) => string][] = [
    ['without its signature', (session) => `session=${session}`],
    ['with another one', (session) => `session=${session}; session.sig=${'A'.repeat(27)}`],
    ['with a signature of something else', (session, sig) => `session=${session}x; session.sig=${sig}`],
    ['twice, ours last', (session, sig) => `session=e30=; session=${session}; session.sig=${sig}`],
    ['that is no base64', (_, sig) => `session=%%%; session.sig=${sig}`],
    ['that is a list', () => 'session=W10=; session.sig=x'],
    ['of 10 KB', () => `session=${'A'.repeat(10_000)}; session.sig=x`],
  ];
  it.each(tampered)('When it comes %s, then nobody is signed in', async (_what, make) => {
    const { session = '', 'session.sig': sig = '' } = cookies(owner);
    expect(await statuses({ cookie: make(session, sig) })).toEqual(all(401));
  });

  it('When somebody was given a cookie before they signed in, then it is not theirs afterwards', async () => {
    const attacker = await shop.person('attacker');
    const planted = attacker.cookie();
    const body = JSON.stringify({ email: owner.email, password: 'Story-1234' });
    const { status, headers } = await ask('POST', '/api/users/signin', { cookie: planted }, body);
    expect(status).toBe(200);
    expect(String(headers['set-cookie'])).not.toContain(cookies(attacker).session);
    const { text } = await ask('GET', '/api/users/currentuser', { cookie: planted });
    expect(JSON.parse(text).currentUser).toMatchObject({ email: attacker.email });
  });

  it('When somebody signs in, then no script reads it and no other site sends it', async () => {
    const body = JSON.stringify({ email: owner.email, password: 'Story-1234' });
    const { headers } = await ask('POST', '/api/users/signin', {}, body);
    const set = headers['set-cookie'] ?? [];
    expect(set.length).toBeGreaterThanOrEqual(2);
    for (const line of set) expect(line).toMatch(/; *httponly/i);
    for (const line of set) expect(line).toMatch(/; *samesite=lax/i);
    expect(set.some((line) => /domain=/i.test(line))).toBe(false);
  });
});

describe('another site', () => {
  /** Stripe and programs of mail sign what they send instead. */
  const isSigned = ({ path }: Operation) => /payments.webhook$|unsubscribe$/.test(path);
  const isRefusedThere = (one: Operation) => one.method !== 'GET' && !isSigned(one);
  const sites: [string, (host: string) => Record<string, string>][] = [
    ['of another name', () => ({ origin: 'https://elsewhere.example' })],
    ['of a name below ours', (host) => ({ origin: `http://evil.${host}` })],
    ['whose name begins with ours', (host) => ({ origin: `http://${host}.elsewhere.example` })],
    ['of our name, at another port', () => ({ origin: 'http://localhost:1' })],
    ['that hides its name', () => ({ origin: 'null' })],
    ['that the browser calls another', () => ({ 'sec-fetch-site': 'cross-site' })],
    ['that the browser calls a neighbour', () => ({ 'sec-fetch-site': 'same-site' })],
  ];
  it.each(sites)(
    'When it is one %s, then every change is refused before anything is done',
    async (_what, make) => {
      const headers = { cookie: owner.cookie(), ...make(new URL(shop.url).host) };
      const passed: unknown[] = [];
      for (const { method, path, name } of shop.operations.filter(isRefusedThere)) {
        const { status, text } = await ask(method, path.replaceAll(/\{\w+\}/g, nobodys), headers, '{}');
        if (status !== 403 || !text.includes('request.cross-site')) passed.push([name, status]);
      }
      expect(passed).toEqual([]);
      expect((await statuses({ cookie: owner.cookie() }))[0]).toBe(200);
    },
  );
});

describe('who has an account', () => {
  const answerOf = async (path: string, body: object) => {
    const { status, text, headers } = await ask('POST', path, {}, JSON.stringify(body));
    return { status, text, names: Object.keys(headers).sort() };
  };

  it('When one signs in with a wrong password or an unknown address, then the answers are the same', async () => {
    const password = 'Wrong-1234';
    const known = await answerOf('/api/users/signin', { email: owner.email, password });
    const unknown = await answerOf('/api/users/signin', { email: 'nobody@example.com', password });
    expect(unknown).toEqual(known);
    expect(known.status).toBe(400);
  });

  it('When a link for a new password is asked for, then the answers are the same', async () => {
    const known = await answerOf('/api/users/password-reset', { email: owner.email });
    const unknown = await answerOf('/api/users/password-reset', { email: 'nobody@example.com' });
    expect(unknown).toEqual(known);
    expect(known.status).toBe(202);
  });
});
