import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lastToken, sentTokens } from '../../__test__/sent-links.ts';
import { type AuthTest, newEmail, password, startAuth } from '../../__test__/start-auth.ts';

let test: AuthTest;
let admin: ReturnType<AuthTest['browser']>;
beforeAll(async () => {
  test = await startAuth({ ADMIN_EMAIL: 'admin@example.com' });
  admin = test.browser();
  await admin.signUp('admin@example.com');
});
afterAll(() => test.stop());

const newPassword = 'Better-horse-8';
const invalid = { errors: [{ message: expect.any(String), code: 'token.invalid' }] };

const forgotten = async () => {
  const browser = test.browser();
  const { body } = await browser.signUp();
  const { id, email } = body as { id: string; email: string };
  return { browser, id, email, token: await askFor(email, id) };
};
const suspend = async (id: string, status = 'suspended') => {
  // an hour may have passed
  await admin.whoAmI();
  expect((await admin.patch(`/${id}`, { status })).status).toBe(200);
};
const askFor = async (email: string, id: string) => {
  const { status, body } = await test.browser().post('/password-reset', { email });
  expect([status, body]).toEqual([202, {}]);
  return lastToken(test, 'reset', id);
};
const reset = (token: string, to = newPassword) =>
  test.browser().post('/password-reset/confirm', { token, password: to });

describe('POST /api/users/password-reset', () => {
  it('When the address is unknown, known in another spelling, or suspended, then the answer has the same words', async () => {
    const { id, email } = await forgotten();
    const suspended = await forgotten();
    await suspend(suspended.id);
    const ask = async (address: string) => {
      const { status, text, headers } = await test.browser().post('/password-reset', { email: address });
      const { date: _, 'x-request-id': __, ...same } = headers;
      return { status, text, same };
    };
    const answers = [await ask(newEmail()), await ask(email.toUpperCase()), await ask(suspended.email)];
    expect(answers[0]).toMatchObject({ status: 202, text: '{}' });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await sentTokens(test, 'reset', id)).toHaveLength(2);
    expect(await sentTokens(test, 'reset', suspended.id)).toHaveLength(1);
  });

  it('When somebody asks again and again, then three links are sent in half an hour, and the last one opens', async () => {
    const { id, email } = await forgotten();
    for (let count = 0; count < 5; count++) await askFor(email, id);
    const tokens = await sentTokens(test, 'reset', id);
    expect(tokens).toHaveLength(3);
    test.clock.advance(29 * 60);
    expect((await reset(tokens.at(-1) as string)).status).toBe(204);
  });

  it('When half an hour is over, then another link is sent', async () => {
    const { id, email } = await forgotten();
    for (let count = 0; count < 3; count++) await askFor(email, id);
    test.clock.advance(31 * 60);
    expect((await reset(await askFor(email, id))).status).toBe(204);
    expect(await sentTokens(test, 'reset', id)).toHaveLength(4);
  });

  it('When one address asks for many, then 429; what is no e-mail is 400', async () => {
    const limited = await startAuth({}, true);
    const ask = (email: unknown) =>
      limited.request.post('/api/users/password-reset').send({ email }).set('X-Forwarded-For', '192.0.2.7');
    const answers = await Promise.all(Array.from({ length: 21 }, () => ask(newEmail())));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
    await limited.stop();
    for (const email of ['nobody', { $gt: '' }, undefined]) {
      expect((await test.browser().post('/password-reset', { email })).status).toBe(400);
    }
  });
});

describe('POST /api/users/password-reset/confirm', () => {
  it('When the link is good, then the new password is the only one, every session has ended, and it is published why', async () => {
    const { browser, id, email, token } = await forgotten();
    expect((await reset(token)).status).toBe(204);
    expect(await browser.whoAmI()).toBeNull();
    expect((await browser.signIn(email, password)).status).toBe(400);
    expect((await browser.signIn(email, newPassword)).status).toBe(200);
    expect((await browser.get('/me')).body).toMatchObject({ emailConfirmed: true });
    await test.bus.settled();
    const events = test.bus.published.map(({ body }) => JSON.parse(body));
    expect(events.filter(({ type, data }) => type === 'session:ended' && data.userId === id)).toEqual([
      expect.objectContaining({
        data: { userId: id, version: 2, issuedBefore: expect.any(String), reason: 'password' },
      }),
    ]);
    expect(events.find(({ id: event }) => event === `user:updated/${id}/2`).data.emailConfirmed).toBe(true);
  });

  it('When it is used a second time, then 400', async () => {
    const { token } = await forgotten();
    expect((await reset(token)).status).toBe(204);
    expect(await reset(token, 'Worse-horse-9')).toMatchObject({ status: 400, body: invalid });
  });

  it('When ten use it at once, then one of them sets the password', async () => {
    const { browser, email, token } = await forgotten();
    const wanted = Array.from({ length: 10 }, (_, index) => `Better-horse-${index}`);
    const answers = await Promise.all(wanted.map((one) => reset(token, one)));
    const winners = wanted.filter((_, index) => answers[index]?.status === 204);
    expect(winners).toHaveLength(1);
    expect((await browser.signIn(email, winners[0])).status).toBe(200);
  });

  it('When a newer link was sent, then the older one is void', async () => {
    const { id, email, token } = await forgotten();
    const newer = await askFor(email, id);
    expect((await reset(token)).status).toBe(400);
    expect((await reset(newer)).status).toBe(204);
  });

  it('When half an hour is over, then 400', async () => {
    const { token } = await forgotten();
    test.clock.advance(30 * 60);
    expect((await reset(token)).status).toBe(400);
  });

  it('When the password was changed or the account suspended meanwhile, then 400', async () => {
    const changed = await forgotten();
    await changed.browser.post('/password', { oldPassword: password, newPassword });
    expect((await reset(changed.token)).status).toBe(400);
    const suspended = await forgotten();
    await suspend(suspended.id);
    await suspend(suspended.id, 'active');
    expect((await reset(suspended.token)).status).toBe(400);
  });

  it('When the token is for something else or is none, then 400, and a weak password uses none up', async () => {
    const { id, token } = await forgotten();
    expect((await reset(await lastToken(test, 'confirm', id))).status).toBe(400);
    for (const none of ['x', `${token}x`, token.toLowerCase(), '', 7, { $gt: '' }, undefined]) {
      expect((await reset(none as string)).status).toBe(400);
    }
    expect((await reset(token, 'weak')).body.errors).toEqual([
      expect.objectContaining({ code: 'password.weak' }),
    ]);
    expect((await reset(token)).status).toBe(204);
  });

  it("When somebody has their own link, then it opens their own account and nobody else's", async () => {
    const [victim, thief] = [await forgotten(), await forgotten()];
    expect((await reset(thief.token)).status).toBe(204);
    expect((await victim.browser.signIn(victim.email, newPassword)).status).toBe(400);
    expect((await victim.browser.signIn(victim.email, password)).status).toBe(200);
  });

  it('When the account is being guessed at, then who has just reset it gets in from that browser', async () => {
    const limited = await startAuth({}, true);
    const { body } = await limited.browser('192.0.2.1').signUp();
    const owner = limited.browser('192.0.2.2');
    for (let count = 0; count < 11; count++) await owner.signIn(body.email, 'Wrong-horse-7');
    await owner.post('/password-reset', { email: body.email });
    const token = await lastToken(limited, 'reset', body.id);
    expect((await owner.signIn(body.email, newPassword)).status).toBe(429);
    expect((await owner.post('/password-reset/confirm', { token, password: newPassword })).status).toBe(204);
    expect((await owner.signIn(body.email, newPassword)).status).toBe(200);
    await limited.stop();
  });
});
