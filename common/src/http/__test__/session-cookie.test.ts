import { expect, it } from '@jest/globals';
import cookieSession from 'cookie-session';
import express from 'express';
import request from 'supertest';
import { sessionCookie } from '../session-cookie.ts';

const [older, newer] = ['an older key of 32 characters ...', 'a newer key of 32 characters ...'];

const appWith = (...keys: [string, ...string[]]) => {
  const app = express();
  app.use(sessionCookie(keys, false));
  app.get('/read', (req, res) => void res.json({ token: req.sessionToken ?? null }));
  app.get('/write', (req, res) => {
    req.session = { jwt: 'written' };
    res.end();
  });
  app.get('/end', (req, res) => {
    req.session = null;
    res.end();
  });
  return request(app);
};

/** As a cookie-session of its own writes it. */
const cookieBy = async (key: string, session: object) => {
  const app = express().use(cookieSession({ name: 'session', keys: [key] }), (req, res) => {
    req.session = session as never;
    res.end();
  });
  const { headers } = await request(app).get('/');
  return (headers['set-cookie'] as unknown as string[]).map((cookie) => cookie.split(';')[0]).join('; ');
};

const setBy = ({ headers }: { headers: Record<string, unknown> }) =>
  (headers['set-cookie'] ?? []) as string[];

it('When cookie-session signed it with our newest key, then its token is read each time, and nothing is set', async () => {
  const app = appWith(newer, older);
  const cookie = await cookieBy(newer, { jwt: 'token' });
  for (let times = 0; times < 2; times++) {
    const answer = await app.get('/read').set('Cookie', `theme=dark; ${cookie}; lang=de`);
    expect(answer.body).toEqual({ token: 'token' });
    expect(setBy(answer)).toEqual([]);
  }
});

it('When an older key signed it, then its token is read and the signature renewed', async () => {
  const answer = await appWith(newer, older)
    .get('/read')
    .set('Cookie', await cookieBy(older, { jwt: 'token' }));
  expect(answer.body).toEqual({ token: 'token' });
  expect(setBy(answer)).toEqual([expect.stringMatching(/^session\.sig=/)]);
});

it.each([
  ['somebody else signed it', async () => cookieBy('a stranger’s key of 32 characters', { jwt: 'token' })],
  [
    'its value was changed',
    async () => (await cookieBy(newer, { jwt: 'token' })).replace('session=e', 'session=f'),
  ],
  ['there is no signature', async () => (await cookieBy(newer, { jwt: 'token' })).split(';')[0] ?? ''],
  [
    'its signature has a letter that is none of base64',
    async () => (await cookieBy(newer, { jwt: 'token' })).replace(/.$/, '\u00e9'),
  ],
  ['its token is no text', async () => cookieBy(newer, { jwt: { $ne: 1 } })],
  ['it has no token', async () => cookieBy(newer, { other: 1 })],
  ['there is none', async () => 'theme=dark'],
])('When %s, then there is no token, also not the second time', async (_what, cookie) => {
  const app = appWith(newer, older);
  for (let times = 0; times < 2; times++) {
    expect((await app.get('/read').set('Cookie', await cookie())).body).toEqual({ token: null });
  }
});

it('When a route writes or ends the session, then the cookie says so', async () => {
  const app = appWith(newer);
  const cookie = await cookieBy(newer, { jwt: 'token' });
  const [written] = setBy(await app.get('/write').set('Cookie', cookie));
  expect(Buffer.from(/^session=([^;]+)/.exec(written ?? '')?.[1] ?? '', 'base64').toString()).toBe(
    '{"jwt":"written"}',
  );
  const [ended] = setBy(await app.get('/end').set('Cookie', cookie));
  expect(ended).toMatch(/^session=; .*expires=Thu, 01 Jan 1970/);
});
