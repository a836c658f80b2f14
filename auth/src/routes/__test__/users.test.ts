import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AuthTest, startAuth } from '../../__test__/start-auth.ts';

let test: AuthTest;
let admin: ReturnType<AuthTest['browser']>;
beforeAll(async () => {
  test = await startAuth({ ADMIN_EMAIL: 'Admin@Example.com' });
  admin = test.browser();
  await admin.signUp('admin@example.com');
});
afterAll(() => test.stop());

const newUser = async () => {
  const browser = test.browser();
  const { body } = await browser.signUp();
  return { browser, id: body.id as string, email: body.email as string };
};

describe('my account', () => {
  it('When I change my name, then it is shown and user:updated is published', async () => {
    const { browser, id, email } = await newUser();
    expect((await browser.patch('/me', { name: '  Robin  ' })).body).toMatchObject({
      name: 'Robin',
      version: 1,
    });
    expect((await browser.get('/me')).body).toEqual({
      id,
      email,
      version: 1,
      name: 'Robin',
      role: 'user',
      status: 'active',
      createdAt: expect.any(String),
      language: 'en',
      emailConfirmed: false,
    });
    await test.bus.settled();
    const updated = test.bus.published.find((message) => message.id === `user:updated/${id}/1`);
    expect(JSON.parse(updated?.body ?? '').data).toMatchObject({ id, name: 'Robin', version: 1 });
  });

  it('When I change my language and time zone, then what I leave out stays, and nothing new is no change', async () => {
    const { browser, id } = await newUser();
    await browser.patch('/me', { name: 'Robin' });
    const wanted = { language: 'de', timeZone: 'Europe/Vienna' };
    for (let count = 0; count < 2; count++)
      expect((await browser.patch('/me', wanted)).body).toMatchObject({
        ...wanted,
        name: 'Robin',
        version: 2,
      });
    await test.bus.settled();
    const updated = test.bus.published.find((message) => message.id === `user:updated/${id}/2`);
    expect(JSON.parse(updated?.body ?? '').data).toMatchObject(wanted);
    for (const wrong of [{ language: 'fr' }, { timeZone: '' }, { timeZone: 'Nowhere' }]) {
      expect((await browser.patch('/me', wrong)).status).toBe(400);
    }
  });

  it('When the name is no name, then 400', async () => {
    const { browser } = await newUser();
    for (const name of [7, { $gt: '' }, 'x'.repeat(81), null]) {
      expect((await browser.patch('/me', { name })).status).toBe(400);
    }
  });
});

describe('an admin', () => {
  it('When ADMIN_EMAIL signs up first, then they are admin; nobody else becomes one that way', async () => {
    expect(await admin.whoAmI()).toMatchObject({ role: 'admin' });
    expect(await (await newUser()).browser.whoAmI()).toMatchObject({ role: 'user' });
  });

  it('When ADMIN_EMAIL had an account before it was named, then signing in makes them admin', async () => {
    const before = await startAuth();
    await before.browser().signUp('boss@example.com');
    const uri = before.service.platform.config.MONGO_URI;
    const named = await startAuth({ MONGO_URI: uri, ADMIN_EMAIL: 'boss@example.com' });
    const boss = named.browser();
    await boss.signIn('boss@example.com');
    expect(await boss.whoAmI()).toMatchObject({ role: 'admin' });
    await named.stop();
    await before.stop();
  });

  it('When somebody else asks for accounts, then 401 or 403', async () => {
    const { browser, id } = await newUser();
    expect((await browser.get('')).status).toBe(403);
    expect((await browser.patch(`/${id}`, { role: 'admin' })).status).toBe(403);
    expect((await test.browser().get('')).status).toBe(401);
  });

  it('When the list is longer than a page, then Link leads through all, each once, newest first', async () => {
    for (let count = 0; count < 5; count++) await newUser();
    const seen: string[] = [];
    let path = '?limit=2';
    while (path) {
      const { body, headers } = await admin.get(path);
      expect(body.length).toBeLessThanOrEqual(2);
      seen.push(...body.map(({ id }: { id: string }) => id));
      path = /<\/api\/users([^>]+)>; rel="next"/.exec(headers.link ?? '')?.[1] ?? '';
    }
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
    expect(seen.length).toBeGreaterThanOrEqual(6);
    for (const query of ['?limit=0', '?limit=101', '?limit=x', '?limit=1&limit=2']) {
      expect((await admin.get(query)).status).toBe(400);
    }
  });

  it('When an admin looks for somebody, then the beginning of an address, an id, a role and a status find them', async () => {
    const { id, email } = await newUser();
    const found = async (query: string) =>
      (await admin.get(query)).body.map((user: { id: string }) => user.id) as string[];
    expect(await found(`?search=${email.toUpperCase().slice(0, -4)}`)).toEqual([id]);
    expect(await found(`?search=${id}`)).toEqual([id]);
    expect(await found(`?search=${email}&role=admin`)).toEqual([]);
    await admin.patch(`/${id}`, { status: 'suspended' });
    expect(await found(`?search=${email}&status=suspended`)).toEqual([id]);
    expect(await found(`?search=${email}&status=active`)).toEqual([]);
    for (const query of ['?search=ab', '?role=root', '?status=gone'])
      expect((await admin.get(query)).status).toBe(400);
  });

  it('When an admin looks at an account, then its sessions are there; when they are ended, then it is signed out', async () => {
    const { browser, id } = await newUser();
    const { body } = await admin.get(`/${id}`);
    expect(body).toMatchObject({ id, sessions: [{ id: expect.any(String) }] });
    expect((await browser.get(`/${id}`)).status).toBe(403);
    expect((await admin.delete(`/${id}/sessions`)).status).toBe(204);
    expect(await browser.whoAmI()).toBeNull();
    expect((await admin.get(`/${id}`)).body.sessions).toEqual([]);
    const { body: audit } = await admin.get('/audit?limit=1');
    expect(audit[0]).toMatchObject({ route: 'DELETE /api/users/:id/sessions', params: { id }, status: 204 });
  });

  it('When an admin makes another one, then it holds at once in auth and reaches the token soon', async () => {
    const { browser, id } = await newUser();
    await admin.patch(`/${id}`, { role: 'admin' });
    expect((await browser.get('')).status).toBe(200);
    expect(await browser.whoAmI()).toMatchObject({ role: 'admin' });
    expect(JSON.parse(Buffer.from(browser.jwt().split('.')[1] ?? '', 'base64url').toString()).role).toBe(
      'admin',
    );
    await admin.patch(`/${id}`, { role: 'user' });
    expect((await browser.get('')).status).toBe(403);
  });

  it('When a suspended user is readmitted, then they can sign in again', async () => {
    const { browser, id, email } = await newUser();
    expect((await admin.patch(`/${id}`, { status: 'suspended' })).body).toMatchObject({
      status: 'suspended',
    });
    expect((await browser.signIn(email)).status).toBe(400);
    await admin.patch(`/${id}`, { status: 'active' });
    expect((await browser.signIn(email)).status).toBe(200);
  });

  it('When an admin would lock themselves out, then 400; an unknown user is 404, a wrong value 400', async () => {
    const { id } = await admin.whoAmI();
    expect((await admin.patch(`/${id}`, { role: 'user' })).status).toBe(400);
    expect((await admin.patch('/665000000000000000000099', { role: 'user' })).status).toBe(404);
    expect((await admin.patch(`/${id}`, { role: 'root' })).body.errors).toEqual([
      { message: 'Role must be user or admin', field: 'role', code: 'role.invalid' },
    ]);
  });

  it('When asked for its documents, then every route is there', async () => {
    const { body } = await test.request.get('/api/users/openapi.json').expect(200);
    expect(Object.keys(body.paths)).toHaveLength(21);
    expect(body.paths['/api/users/audit'].get['x-role']).toBe('admin');
  });
});
