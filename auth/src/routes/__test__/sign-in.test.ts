import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AuthTest, newEmail, password, startAuth } from '../../__test__/start-auth.ts';

let test: AuthTest;
beforeAll(async () => {
  test = await startAuth();
});
afterAll(() => test.stop());

describe('POST /api/users/signin', () => {
  it('When the password is right, then 200 and signed in, however the e-mail is spelt', async () => {
    const email = newEmail();
    const { body } = await test.browser().signUp(email);
    const person = test.browser();
    expect((await person.signIn(email.toUpperCase())).body).toEqual({ email, id: body.id });
    expect(await person.whoAmI()).toEqual({ id: body.id, email, role: 'user' });
  });

  it('When the e-mail is unknown, the password wrong or the user suspended, then the words are the same', async () => {
    const admin = await startAuth({ ADMIN_EMAIL: 'root@example.com' });
    const [root, person] = [admin.browser(), admin.browser()];
    await root.signUp('root@example.com');
    const { body } = await person.signUp('suspended@example.com');
    await root.patch(`/${body.id}`, { status: 'suspended' });
    await person.signUp('known@example.com');
    const answers = [
      await admin.browser().signIn('unknown@example.com'),
      await admin.browser().signIn('known@example.com', 'Wrong-horse-7'),
      await admin.browser().signIn('suspended@example.com'),
    ];
    for (const { status, body, headers } of answers) {
      expect([status, body]).toEqual([
        400,
        { errors: [{ message: 'Invalid credentials', code: 'credentials.invalid' }] },
      ]);
      expect(headers['set-cookie']).toBeUndefined();
    }
    await admin.stop();
  });

  it('When one account is tried too often, then 429 for it and not for others', async () => {
    const limited = await startAuth({}, true);
    const statuses: number[] = [];
    for (let tries = 0; tries < 11; tries++)
      statuses.push((await limited.browser().signIn('Target@example.com')).status);
    expect(statuses).toEqual([...Array(10).fill(400), 429]);
    expect((await limited.browser().signIn('tARGET@example.com')).status).toBe(429);
    expect((await limited.browser().signIn('other@example.com')).status).toBe(400);
    await limited.stop();
  });

  it('When one address tries many accounts, then 429', async () => {
    const limited = await startAuth({}, true);
    const answers = await Promise.all(
      Array.from({ length: 61 }, () => limited.browser().signIn(newEmail(), password)),
    );
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
    await limited.stop();
  });

  it('When the body is not credentials, then 400 names the field', async () => {
    const { body } = await test.request
      .post('/api/users/signin')
      .send({ email: 'a@example.com' })
      .expect(400);
    expect(body.errors).toEqual([
      { message: 'Password is required', field: 'password', code: 'password.required' },
    ]);
  });
});
