import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lastToken, linkEvents, openLink, sentTokens } from '../../__test__/sent-links.ts';
import { type AuthTest, password, startAuth } from '../../__test__/start-auth.ts';

let test: AuthTest;
beforeAll(async () => {
  test = await startAuth();
});
afterAll(() => test.stop());

const newUser = async () => {
  const browser = test.browser();
  const { body } = await browser.signUp();
  return { browser, id: body.id as string, email: body.email as string };
};
const confirm = (token: unknown) => test.browser().post('/confirm', { token });
const codeOf = ({ body }: { body: { errors: { code: string }[] } }) => body.errors[0]?.code;

describe('POST /api/users/confirm', () => {
  it('When somebody signs up, then a link is sent with it, good for a day, and it confirms the address', async () => {
    const { browser, id, email } = await newUser();
    const [event, ...others] = await linkEvents(test, 'confirm', id);
    if (!event) throw new Error('none was sent');
    expect(others).toEqual([]);
    expect(event.data).toMatchObject({ userId: id, version: 0 });
    expect(Date.parse(event.data.expiresAt) - test.clock().getTime()).toBeGreaterThan(23.9 * 3600_000);
    const opened = openLink(event);
    expect(opened).toEqual({ email, token: expect.stringMatching(/^[\w-]{43}$/) });
    expect((await browser.get('/me')).body).toMatchObject({ emailConfirmed: false });

    expect((await confirm(opened.token)).status).toBe(204);
    expect((await browser.get('/me')).body).toMatchObject({ emailConfirmed: true, version: 1 });
    expect(await browser.whoAmI()).toEqual({ id, email, role: 'user' });
    await test.bus.settled();
    const updated = test.bus.published.find((message) => message.id === `user:updated/${id}/1`);
    expect(JSON.parse(updated?.body ?? '').data).toMatchObject({ emailConfirmed: true });
  });

  it('When it is opened twice, then 400 says that it is confirmed already; two at once are one change', async () => {
    const { browser, id } = await newUser();
    const token = await lastToken(test, 'confirm', id);
    const answers = await Promise.all([confirm(token), confirm(token), confirm(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 400, 400]);
    expect(codeOf(await confirm(token))).toBe('email.already-confirmed');
    expect((await browser.get('/me')).body.version).toBe(1);
  });

  it('When another was sent, it is a day old, of another purpose or none, then 400', async () => {
    const { browser, id, email } = await newUser();
    const first = await lastToken(test, 'confirm', id);
    expect((await browser.post('/confirm/request')).status).toBe(202);
    const second = await lastToken(test, 'confirm', id);
    await test.browser().post('/password-reset', { email });
    for (const token of [first, await lastToken(test, 'reset', id), 'x', '', { $gt: '' }, undefined]) {
      expect((await confirm(token)).status).toBe(400);
    }
    test.clock.advance(24 * 3600);
    expect(codeOf(await confirm(second))).toBe('token.invalid');
  });

  it('When the password was reset meanwhile, then the address is confirmed, and its link says so', async () => {
    const { id, email } = await newUser();
    const token = await lastToken(test, 'confirm', id);
    await test.browser().post('/password-reset', { email });
    const reset = { token: await lastToken(test, 'reset', id), password };
    expect((await test.browser().post('/password-reset/confirm', reset)).status).toBe(204);
    expect(codeOf(await confirm(token))).toBe('email.already-confirmed');
  });
});

describe('POST /api/users/confirm/request', () => {
  it('When it is asked for again and again, then three are sent in half an hour; later another', async () => {
    const { browser, id } = await newUser();
    for (let count = 0; count < 4; count++) expect((await browser.post('/confirm/request')).status).toBe(202);
    expect(await sentTokens(test, 'confirm', id)).toHaveLength(3);
    test.clock.advance(31 * 60);
    await browser.post('/confirm/request');
    expect((await confirm(await lastToken(test, 'confirm', id))).status).toBe(204);
  });

  it('When it is confirmed, or nobody is signed in, then 400 or 401', async () => {
    const { browser, id } = await newUser();
    await confirm(await lastToken(test, 'confirm', id));
    expect(codeOf(await browser.post('/confirm/request'))).toBe('email.already-confirmed');
    expect((await test.browser().post('/confirm/request')).status).toBe(401);
  });

  it('When the account is older than confirming, then it counts as confirmed', async () => {
    const { browser, id } = await newUser();
    const users = test.service.platform.db.collection<{ _id: string }>('users');
    await users.updateOne({ _id: id }, { $unset: { emailConfirmed: '', confirmLink: '', language: '' } });
    expect((await browser.get('/me')).body).toMatchObject({ emailConfirmed: true });
    expect((await browser.post('/confirm/request')).status).toBe(400);
    await browser.patch('/me', { name: 'Robin' });
    await test.bus.settled();
    const updated = test.bus.published.find((message) => message.id === `user:updated/${id}/1`);
    expect(JSON.parse(updated?.body ?? '').data).not.toHaveProperty('emailConfirmed');
  });
});
