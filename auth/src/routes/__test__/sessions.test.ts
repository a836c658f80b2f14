import { createHmac, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createJwtVerifier, publicKeysOf } from '@ticketing/common/http';
import { newSessionKeys, testKeys } from '@ticketing/common/testing';
import { type AuthTest, newEmail, password, startAuth } from '../../__test__/start-auth.ts';

let test: AuthTest;
beforeAll(async () => {
  test = await startAuth({ ADMIN_EMAIL: 'admin@example.com' });
});
afterAll(() => test.stop());

type Browser = ReturnType<AuthTest['browser']>;

/** Somebody, and a thief who copied their cookie. */
const robbed = async () => {
  const email = newEmail();
  const owner = test.browser();
  const { body } = await owner.signUp(email);
  const thief = { cookie: owner.cookie(), jwt: owner.jwt() };
  return { email, id: body.id as string, owner, thief };
};
const whoIs = async (cookie: string) =>
  (await test.request.get('/api/users/currentuser').set('Cookie', cookie)).body.currentUser;
/** What tickets, orders and the others make of it: they know only the token. */
const othersAccept = (jwt: string, JWT_PUBLIC_KEY = testKeys.JWT_PUBLIC_KEY) =>
  createJwtVerifier({ JWT_PUBLIC_KEY: publicKeysOf(JWT_PUBLIC_KEY) }, test.clock).verify(jwt) !== undefined;
const headerOf = (jwt: string) =>
  JSON.parse(Buffer.from(jwt.split('.')[0] as string, 'base64url').toString());

describe('a session', () => {
  it('When an hour is over, then currentuser renews the token and other services go on', async () => {
    const person = test.browser();
    await person.signUp();
    const old = person.jwt();
    test.clock.advance(3700);
    expect(othersAccept(old)).toBe(false);
    expect(await person.whoAmI()).toMatchObject({ role: 'user' });
    expect(person.jwt()).not.toBe(old);
    expect(othersAccept(person.jwt())).toBe(true);
  });

  it('When the token is fresh, then currentuser does not write a cookie', async () => {
    const person = test.browser();
    await person.signUp();
    const { headers } = await person.get('/currentuser');
    expect(headers['set-cookie']).toBeUndefined();
  });

  const endings: Record<string, (given: { id: string; email: string; owner: Browser }) => Promise<unknown>> =
    {
      'the password changes': ({ owner }) =>
        owner.post('/password', { oldPassword: password, newPassword: 'New-horse-8' }),
      'the owner signs out everywhere': ({ owner }) => owner.delete('/sessions'),
      'the owner signs out': ({ owner }) => owner.post('/signout'),
      'an admin suspends the user': async ({ id }) => {
        const admin = test.browser();
        const { status } = await admin.signUp('admin@example.com');
        if (status === 400) await admin.signIn('admin@example.com');
        expect((await admin.patch(`/${id}`, { status: 'suspended' })).status).toBe(200);
      },
    };
  it.each(Object.keys(endings))(
    'When %s, then the stolen session is over at once in auth, and within the hour everywhere',
    async (ending) => {
      const given = await robbed();
      expect(await whoIs(given.thief.cookie)).toMatchObject({ id: given.id });
      await endings[ending]?.(given);
      expect(await whoIs(given.thief.cookie)).toBeNull();
      await test.request.get('/api/users/me').set('Cookie', given.thief.cookie).expect(401);
      await test.request.get('/api/users/me').set('Authorization', `Bearer ${given.thief.jwt}`).expect(401);
      expect(othersAccept(given.thief.jwt)).toBe(true);
      test.clock.advance(3601);
      expect(othersAccept(given.thief.jwt)).toBe(false);
      expect(await whoIs(given.thief.cookie)).toBeNull();
    },
  );

  it('When the password changes, then the one who changed it stays signed in, with the new one only', async () => {
    const { email, owner } = await robbed();
    expect(
      (await owner.post('/password', { oldPassword: password, newPassword: 'New-horse-8' })).status,
    ).toBe(204);
    expect(await owner.whoAmI()).toMatchObject({ email });
    expect((await test.browser().signIn(email)).status).toBe(400);
    expect((await test.browser().signIn(email, 'New-horse-8')).status).toBe(200);
  });

  it('When the old password is wrong or the new one weak, then nothing changes', async () => {
    const { email, owner } = await robbed();
    const wrong = await owner.post('/password', { oldPassword: 'Wrong-horse-7', newPassword: 'New-horse-8' });
    expect([wrong.status, wrong.body]).toEqual([
      400,
      { errors: [{ message: 'Old password is wrong', code: 'old-password.wrong' }] },
    ]);
    const weak = await owner.post('/password', { oldPassword: password, newPassword: 'weak' });
    expect([weak.status, weak.body.errors[0].field]).toEqual([400, 'newPassword']);
    expect((await test.browser().signIn(email)).status).toBe(200);
  });

  it('When two change the password at once, then only one does', async () => {
    const { owner } = await robbed();
    const answers = await Promise.all(
      ['New-horse-8', 'New-horse-9'].map((newPassword) =>
        test.request
          .post('/api/users/password')
          .set('Cookie', owner.cookie())
          .send({ oldPassword: password, newPassword }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 400]);
  });

  it('When there are several, then they are listed, and one can be ended without the others', async () => {
    const { email, owner } = await robbed();
    const phone = test.browser();
    await phone.signIn(email);
    const { body } = await owner.get('/sessions');
    expect(body).toHaveLength(2);
    const other = body.find(({ current }: { current: boolean }) => !current);
    expect((await owner.delete(`/sessions/${other.id}`)).status).toBe(204);
    expect(await phone.whoAmI()).toBeNull();
    expect(await owner.whoAmI()).toMatchObject({ email });
    expect((await owner.delete(`/sessions/${other.id}`)).status).toBe(404);
  });

  it("When the session is somebody else's, then 404 and it lives on", async () => {
    const [one, two] = [await robbed(), await robbed()];
    const [session] = (await one.owner.get('/sessions')).body;
    expect((await two.owner.delete(`/sessions/${session.id}`)).status).toBe(404);
    expect(await one.owner.whoAmI()).toMatchObject({ id: one.id });
  });

  it('When nobody is signed in, then signing out is fine and the rest is 401', async () => {
    const nobody = test.browser();
    expect((await nobody.post('/signout')).body).toEqual({});
    for (const path of ['/me', '/sessions']) expect((await nobody.get(path)).status).toBe(401);
    expect(await nobody.whoAmI()).toBeNull();
  });

  const next = newSessionKeys();
  /** What auth has at each step of a rotation; the other services have its JWT_PUBLIC_KEY. */
  const rotation: [string, Record<string, string>][] = [
    [
      'the new key is known',
      {
        JWT_KEY: testKeys.JWT_KEY + next.privateKey,
        JWT_PUBLIC_KEY: testKeys.JWT_PUBLIC_KEY + next.publicKey,
        COOKIE_KEYS: `${testKeys.COOKIE_KEYS},${'m'.repeat(32)}`,
      },
    ],
    [
      'the new key signs',
      {
        JWT_KEY: next.privateKey + testKeys.JWT_KEY,
        JWT_PUBLIC_KEY: next.publicKey + testKeys.JWT_PUBLIC_KEY,
        COOKIE_KEYS: `${'m'.repeat(32)},${testKeys.COOKIE_KEYS}`,
      },
    ],
    [
      'services know the new key only',
      {
        JWT_KEY: next.privateKey + testKeys.JWT_KEY,
        JWT_PUBLIC_KEY: next.publicKey,
        COOKIE_KEYS: `${'m'.repeat(32)},${testKeys.COOKIE_KEYS}`,
      },
    ],
  ];
  it('When the keys are rotated, then nobody is signed out, even who comes back days later', async () => {
    const before = await startAuth();
    const { MONGO_URI } = before.service.platform.config;
    const people = await Promise.all(
      rotation.map(async () => {
        const person = before.browser();
        await person.signUp();
        return person;
      }),
    );
    for (const [n, [step, env]] of rotation.entries()) {
      const rotated = await startAuth({ MONGO_URI, ...env });
      rotated.clock.advance(n * 86_400);
      const asked = await rotated.request
        .get('/api/users/currentuser')
        .set('Cookie', people[n]?.cookie() as string)
        .expect(200);
      expect([step, asked.body.currentUser]).toMatchObject([step, { role: 'user' }]);
      const newcomer = rotated.browser();
      await newcomer.signUp();
      const [old, both] = [testKeys.JWT_PUBLIC_KEY, testKeys.JWT_PUBLIC_KEY + next.publicKey];
      test.clock.advance((rotated.clock().getTime() - test.clock().getTime()) / 1000);
      expect([step, othersAccept(newcomer.jwt(), old)]).toEqual([step, n === 0]);
      expect([step, othersAccept(newcomer.jwt(), both)]).toEqual([step, true]);
      await rotated.service.stop();
    }
    await before.stop();
  });

  it('When services had one secret, then its sessions go on, and those that ended are renewed with our key', async () => {
    const secret = 's'.repeat(32);
    const upgrading = { JWT_LEGACY_KEY: '', JWT_KEY: `${secret},${testKeys.JWT_KEY}` };
    const before = await startAuth(upgrading);
    const person = before.browser();
    await person.signUp();
    expect(headerOf(person.jwt())).toEqual({ alg: 'HS256', typ: 'JWT' });
    const { MONGO_URI } = before.service.platform.config;
    for (const env of [
      { JWT_KEY: `${testKeys.JWT_KEY},${secret}` },
      { JWT_KEY: testKeys.JWT_KEY, JWT_LEGACY_KEY: secret },
    ])
      for (const days of [0, 3]) {
        const after = await startAuth({ MONGO_URI, ...env });
        after.clock.advance(days * 86_400);
        const asked = after.request.get('/api/users/currentuser').set('Cookie', person.cookie());
        const { body, headers } = await asked.expect(200);
        expect(body.currentUser).toMatchObject({ role: 'user' });
        if (days > 0) {
          const [, session = ''] = /session=([^;]+)/.exec(String(headers['set-cookie'])) ?? [];
          const { jwt } = JSON.parse(Buffer.from(session, 'base64').toString());
          expect(headerOf(jwt)).toEqual({ alg: 'ES256', typ: 'JWT', kid: expect.any(String) });
        }
        await after.service.stop();
      }
    await before.stop();
  });
});

describe('a forged token', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = (header: object, payload: object, key: string = testKeys.JWT_KEY) => {
    const body = `${part(header)}.${part(payload)}`;
    const seal = sign('sha256', Buffer.from(body), { key, dsaEncoding: 'ieee-p1363' });
    return `${body}.${seal.toString('base64url')}`;
  };
  const hmac = (header: object, payload: object, secret: string) => {
    const body = `${part(header)}.${part(payload)}`;
    return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
  };

  it('When it is any of the known traps, then currentuser says nobody and the rest 401, never 5xx', async () => {
    const person = test.browser();
    await person.signUp();
    const [head, middle] = person.jwt().split('.') as [string, string];
    const claims = JSON.parse(Buffer.from(middle, 'base64url').toString());
    const header = headerOf(person.jwt());
    const { kid } = header;
    expect(header).toEqual({ alg: 'ES256', typ: 'JWT', kid: expect.any(String) });
    expect(
      (await test.request.get('/api/users/me').set('Authorization', `Bearer ${signed(header, claims)}`))
        .status,
    ).toBe(200);
    const { exp: _, ...noExp } = claims;
    const traps = [
      `${part({ alg: 'none' })}.${middle}.`,
      `${head}.${middle}.`,
      `${head}.${middle}`,
      signed(header, claims, newSessionKeys().privateKey),
      signed({ ...header, alg: 'RS256' }, claims),
      signed({ ...header, kid: 'another' }, claims),
      ...[testKeys.JWT_PUBLIC_KEY, testKeys.JWT_PUBLIC_KEY.trim()].flatMap((secret) => [
        hmac({ alg: 'HS256', typ: 'JWT' }, claims, secret),
        hmac({ alg: 'HS256', typ: 'JWT', kid }, claims, secret),
      ]),
      signed(header, { ...claims, iss: 'somebody' }),
      signed(header, { ...claims, aud: 'somebody' }),
      signed(header, { ...claims, nbf: claims.iat + 600 }),
      signed(header, { ...claims, sid: 'no-such-session' }),
      signed(header, { ...claims, sid: { $ne: '' } }),
      signed(header, { ...claims, id: 'somebody-else' }),
      signed(header, { ...claims, padding: 'x'.repeat(5000) }),
      signed(header, noExp),
      'x.y.z',
      '',
    ];
    for (const token of traps) {
      const bearer = `Bearer ${token}`;
      const current = await test.request.get('/api/users/currentuser').set('Authorization', bearer);
      expect([token, current.status, current.body]).toEqual([token, 200, { currentUser: null }]);
      const me = await test.request.get('/api/users/me').set('Authorization', bearer);
      expect([token, me.status]).toEqual([token, 401]);
    }
  });
});

describe('what others are sent when sessions end', () => {
  const endingsOf = async (userId: string) => {
    await test.bus.settled();
    return test.bus.published
      .filter(({ subject }) => subject === 'session:ended')
      .map(({ body }) => JSON.parse(body).data)
      .filter((data) => data.userId === userId);
  };

  it('When all of them end, then it says why; when one ends alone, then it does not', async () => {
    const { id, email, owner } = await robbed();
    await owner.post('/password', { oldPassword: password, newPassword: 'New-horse-8' });
    await owner.post('/signout');
    await owner.signIn(email, 'New-horse-8');
    await owner.delete('/sessions');
    const admin = test.browser();
    if ((await admin.signUp('admin@example.com')).status === 400) await admin.signIn('admin@example.com');
    await admin.patch(`/${id}`, { status: 'suspended' });
    const endings = await endingsOf(id);
    expect(endings.map(({ reason }) => reason)).toEqual(['password', undefined, 'everywhere', 'suspended']);
    expect(endings[1].sid).toEqual(expect.any(String));
  });
});
