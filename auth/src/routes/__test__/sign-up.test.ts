import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AuthTest, newEmail, password, startAuth } from '../../__test__/start-auth.ts';

let test: AuthTest;
beforeAll(async () => {
  test = await startAuth();
});
afterAll(() => test.stop());

const signUp = (body: object) => test.request.post('/api/users/signup').send(body);

describe('POST /api/users/signup', () => {
  it('When e-mail and password are good, then 201, signed in, and user:created is on the bus', async () => {
    const person = test.browser();
    const email = newEmail();
    const { status, body } = await person.signUp(email);
    expect([status, body]).toEqual([201, { email, id: expect.any(String) }]);
    expect(await person.whoAmI()).toEqual({ id: body.id, email, role: 'user' });
    await test.bus.settled();
    const events = test.bus.published.map((message) => JSON.parse(message.body));
    expect(events.filter(({ data }) => data.id === body.id)).toEqual([
      expect.objectContaining({
        id: `user:created/${body.id}/0`,
        data: {
          id: body.id,
          version: 0,
          email,
          name: '',
          role: 'user',
          status: 'active',
          createdAt: expect.any(String),
          language: 'en',
          emailConfirmed: false,
        },
      }),
    ]);
  });

  it('When the event travels, then no password and no hash goes with it', async () => {
    await test.browser().signUp();
    await test.bus.settled();
    expect(JSON.stringify(test.bus.published)).not.toMatch(/argon2|Correct-horse/);
  });

  it('When fifty sign up with one e-mail at once, in several spellings, then exactly one gets it', async () => {
    const email = newEmail();
    const spellings = [email, email.toUpperCase(), email.replace('p', 'ｐ')];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        signUp({ email: spellings[index % spellings.length], password }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(49).fill(400)]);
    for (const { status, body } of answers) {
      if (status === 400)
        expect(body).toEqual({ errors: [{ message: 'Email in use', code: 'email.in-use' }] });
    }
    for (const spelling of spellings) await signUp({ email: spelling, password }).expect(400);
  });

  const valid = [
    'a@example.com',
    'first.last@example.com',
    'first+tag@example.com',
    'UPPER@EXAMPLE.COM',
    'under_score@example.com',
    'dash-ed@ex-ample.com',
    '1234567890@example.com',
    'a@sub.sub2.example.com',
    "o'connor@example.com",
    'x@example.museum',
    'ünïcode@example.com',
    `${'l'.repeat(64)}@example.com`,
  ];
  it.each(valid)('When the e-mail is %s, then 201', async (email) => {
    await signUp({ email, password }).expect(201);
  });

  const invalid = [
    '',
    'plain',
    '@example.com',
    'a@',
    'a@b',
    'a b@example.com',
    'a@exa mple.com',
    'a@@example.com',
    '.a@example.com',
    'a..b@example.com',
    `${'l'.repeat(65)}@example.com`,
    `a@${'d'.repeat(250)}.com`,
  ];
  it.each(invalid)('When the e-mail is "%s", then 400 says so', async (email) => {
    const { body } = await signUp({ email, password }).expect(400);
    expect(body.errors).toEqual([{ message: 'Email must be valid', field: 'email', code: 'email.invalid' }]);
  });

  const base = 'Aa1!';
  it.each([
    ['of 128 characters', base + 'x'.repeat(124), 201],
    ['of 129 characters', base + 'x'.repeat(125), 400],
    ['of 8 characters', `${base}xxxx`, 201],
    ['of 7 characters', `${base}xxx`, 400],
    ['with emoji', `${base}🎟🎟🎟🎟`, 201],
    ['of 128 emoji and letters', base + '🎟'.repeat(124), 201],
    ['with a NUL', `${base}\0${'x'.repeat(8)}`, 201],
    ['in Greek', 'Κωδικός-7', 201],
    ['without upper case', 'aaaa1111!', 400],
    ['without lower case', 'AAAA1111!', 400],
    ['without a digit', 'AAAAaaaa!', 400],
    ['without a special character', 'AAAAaaaa1', 400],
    ['of spaces', ' '.repeat(20), 400],
  ])('When the password is %s, then the rule is kept', async (_what, secret, status) => {
    const email = newEmail();
    const response = await signUp({ email, password: secret });
    expect(response.status).toBe(status);
    if (status === 201) expect((await test.browser().signIn(email, secret)).status).toBe(200);
    else
      expect(response.body.errors).toEqual([
        { message: expect.stringMatching(/8 to 128/), field: 'password', code: 'password.weak' },
      ]);
  });

  it('When the password goes on after a NUL, then what follows counts', async () => {
    const email = newEmail();
    await signUp({ email, password: `${base}xxxx\0one` }).expect(201);
    expect((await test.browser().signIn(email, `${base}xxxx\0two`)).status).toBe(400);
    expect((await test.browser().signIn(email, `${base}xxxx`)).status).toBe(400);
  });

  it('When the password has 1 MB, then 413', async () => {
    await signUp({ email: newEmail(), password: base + 'x'.repeat(1_000_000) }).expect(413);
  });

  it('When an attacker sends operators or more fields than there are, then they do not matter', async () => {
    await signUp({ email: { $gt: '' }, password: { $gt: '' } }).expect(400);
    const { body } = await signUp({ email: newEmail(), password, role: 'admin', sessionVersion: 9 }).expect(
      201,
    );
    await test.bus.settled();
    const created = test.bus.published.find(({ id }) => id.includes(body.id));
    expect(JSON.parse(created?.body ?? '').data.role).toBe('user');
  });
});

describe('the cookie', () => {
  it('When somebody signs in, then it is HttpOnly, SameSite=Lax and signed', async () => {
    const { headers } = await signUp({ email: newEmail(), password }).expect(201);
    const set = headers['set-cookie'] as unknown as string[];
    expect(set.map((cookie) => cookie.split('=')[0]).sort()).toEqual(['device', 'session', 'session.sig']);
    for (const cookie of set) {
      expect(cookie).toMatch(/; samesite=lax/i);
      expect(cookie).toMatch(/; httponly/i);
    }
  });

  it('When nothing else is said, then it is Secure, and a plain connection gets none', async () => {
    const secure = await startAuth({ COOKIE_SECURE: '' });
    const signUpOver = (protocol: string) =>
      secure.request
        .post('/api/users/signup')
        .set('X-Forwarded-Proto', protocol)
        .send({ email: newEmail(), password })
        .expect(201);
    const { headers } = await signUpOver('https');
    expect(headers['set-cookie']).toEqual(Array(3).fill(expect.stringMatching(/; secure/i)));
    expect((await signUpOver('http')).headers['set-cookie']).toBeUndefined();
    await secure.stop();
  });

  it('When it was tampered with, then nobody is signed in', async () => {
    const person = test.browser();
    await person.signUp();
    const cookies = person.cookies();
    const [session, signature] = [`session=${cookies.session}`, `session.sig=${cookies['session.sig']}`];
    const other = Buffer.from(JSON.stringify({ jwt: person.jwt(), admin: true })).toString('base64');
    for (const cookie of [`session=${other}; ${signature}`, session, `${session}; session.sig=x`]) {
      const { body } = await test.request.get('/api/users/currentuser').set('Cookie', cookie).expect(200);
      expect(body).toEqual({ currentUser: null });
    }
  });
});

describe('the language and time zone of an account', () => {
  const accountOf = async (body: object, header?: string) => {
    const asked = test.request.post('/api/users/signup');
    if (header) asked.set('Accept-Language', header);
    const answer = await asked.send({ email: newEmail(), password, ...body });
    if (answer.status !== 201) return answer.body.errors;
    await test.bus.settled();
    const created = test.bus.published.find(({ id }) => id === `user:created/${answer.body.id}/0`);
    const { language, timeZone } = JSON.parse(created?.body ?? '').data;
    return [language, timeZone];
  };

  it.each([
    [{}, undefined, ['en', undefined]],
    [{}, 'de-AT,de;q=0.9,en;q=0.8', ['de', undefined]],
    [{}, 'fr, en;q=0.5, de;q=0.7', ['de', undefined]],
    [{}, 'fr', ['en', undefined]],
    [{ language: 'de', timeZone: 'Europe/Vienna' }, 'en', ['de', 'Europe/Vienna']],
  ])('When %j is sent and the browser speaks %s, then they are %j', async (body, header, expected) => {
    expect(await accountOf(body, header)).toEqual(expected);
  });

  it.each([
    [{ language: 'xx' }, 'language', 'language.invalid'],
    [{ timeZone: 'Atlantis/Port' }, 'timeZone', 'time-zone.invalid'],
    [{ timeZone: '+02:00' }, 'timeZone', 'time-zone.invalid'],
    [{ timeZone: { $gt: '' } }, 'timeZone', 'time-zone.invalid'],
  ])('When %j is sent, then 400', async (body, field, code) => {
    expect(await accountOf(body)).toEqual([expect.objectContaining({ field, code })]);
  });
});
