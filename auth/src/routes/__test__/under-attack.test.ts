import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AuthTest, newEmail, password, startAuth } from '../../__test__/start-auth.ts';

let test: AuthTest;
beforeAll(async () => {
  test = await startAuth({}, true);
});
afterAll(() => test.stop());

let addresses = 0;
const newAddress = () => `198.51.${100 + Math.floor(++addresses / 250)}.${(addresses % 250) + 1}`;

/** An account, and the browser in which it was opened. */
const owner = async () => {
  const [email, address] = [newEmail(), newAddress()];
  const browser = test.browser(address);
  await browser.signUp(email);
  await browser.post('/signout');
  return { email, address, browser };
};
const guess = async (email: string, address: string) =>
  (await test.browser(address).signIn(email, 'Wrong-horse-7')).status;
const guessFromEverywhere = async (email: string, times: number) => {
  const statuses: number[] = [];
  for (let n = 0; n < times; n++) statuses.push(await guess(email, newAddress()));
  return statuses;
};

describe('Guessing a password', () => {
  it('When somebody guesses from one address, then 429 after ten tries there, and the owner gets in elsewhere', async () => {
    const { email } = await owner();
    const address = newAddress();
    for (let n = 0; n < 10; n++) expect(await guess(email, address)).toBe(400);
    const refused = await test.browser(address).signIn(email);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(200);
    expect((await test.browser(newAddress()).signIn(email)).status).toBe(200);
  });

  it('When they guess from many addresses, then 429 for every stranger, and the owner gets in where they have been before', async () => {
    const { email, address, browser } = await owner();
    const statuses = await guessFromEverywhere(email, 101);
    expect(statuses).toEqual([...Array(100).fill(400), 429]);
    expect((await test.browser(newAddress()).signIn(email)).status).toBe(429);
    expect((await browser.signIn(email)).status).toBe(200);
    // at the owner's own address, too, and wherever they carry their browser
    for (let n = 0; n < 11; n++) await guess(email, address);
    expect((await browser.signIn(email)).status).toBe(200);
    expect((await test.browser(newAddress()).signIn(newEmail())).status).toBe(400);
  }, 60_000);

  it('When the owner is known by a browser, then it has ten wrong tries of its own, and uses up nobody else', async () => {
    const { email, browser } = await owner();
    for (let n = 0; n < 10; n++) expect((await browser.signIn(email, 'Wrong-horse-7')).status).toBe(400);
    expect((await browser.signIn(email)).status).toBe(429);
    expect((await test.browser(newAddress()).signIn(email)).status).toBe(200);
  });

  it("When the cookie is another account's, forged, or half a year old, then its bearer is a stranger", async () => {
    const { email } = await owner();
    const mine = await owner();
    await guessFromEverywhere(email, 100);
    expect((await mine.browser.signIn(email)).status).toBe(429);
    const [at, nonce] = String(mine.browser.cookies().device).split('.');
    for (const device of [`${at}.${nonce}.${'A'.repeat(43)}`, `${at}.${nonce}.`, 'x', '..'])
      expect(
        (
          await test.request
            .post('/api/users/signin')
            .set({ Cookie: `device=${device}`, 'X-Forwarded-For': newAddress() })
            .send({ email, password })
        ).status,
      ).toBe(429);
    await guessFromEverywhere(mine.email, 100);
    test.clock.advance(181 * 24 * 3600);
    expect((await mine.browser.signIn(mine.email)).status).toBe(429);
  }, 60_000);

  it('When somebody signs in again and again, then being right costs nothing', async () => {
    const { email } = await owner();
    const address = newAddress();
    for (let n = 0; n < 12; n++) expect((await test.browser(address).signIn(email)).status).toBe(200);
  });

  it('When many guess at once, then no more are tried than may be', async () => {
    const { email } = await owner();
    const address = newAddress();
    const statuses = await Promise.all(Array.from({ length: 30 }, () => guess(email, address)));
    expect(statuses.filter((status) => status === 400)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
  });

  it('When the cookie is looked at, then it holds no address', async () => {
    const { email, browser } = await owner();
    const device = String(browser.cookies().device);
    expect(Buffer.from(device, 'base64url').toString()).not.toContain(email);
    expect(device).toMatch(/^[0-9a-z]+\.[\w-]{22}\.[\w-]{43}$/);
  });
});
