import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { chromiumOnPath } from './harness/chromium.ts';
import { password } from './harness/people.ts';
import { desktop, phone, type Shop, startShop } from './harness/start-shop.ts';

const newPassword = 'Better-horse-8';

(chromiumOnPath ? describe : describe.skip)('Links in mails', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop();
  }, 60_000);
  afterAll(() => shop?.stop());

  /** The same with a script and without. */
  const resetBy = async (page: Page, email: string) => {
    await page.goto(`${shop.url}/auth/signin`);
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByText('a link is on its way').waitFor();

    const path = await shop.sentLink('reset', email);
    await page.goto(`${shop.url}${path}`);
    expect(page.url()).toBe(`${shop.url}/auth/reset`);
    expect(await page.content()).not.toContain(path.split('=')[1]);
    await page.getByLabel('New password', { exact: true }).fill('weak');
    await page.getByRole('button', { name: 'Set password' }).click();
    await page.getByText('Password must have 8 to 128 characters').first().waitFor();
    await page.getByLabel('New password', { exact: true }).fill(newPassword);
    await page.getByRole('button', { name: 'Set password' }).click();
    await page.getByRole('heading', { name: 'Your password is set' }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(newPassword);
    await page.locator('form.panel').getByRole('button').click();
    await page.waitForURL(`${shop.url}/`);
    return path;
  };

  it('When somebody forgot their password, then the link in the mail sets a new one, and opens nothing twice', async () => {
    const person = await shop.person('forgetful');
    const visitor = await shop.visitor(desktop);
    visitor.expectRefusal('400 POST /auth/reset');
    const { page } = visitor;
    const path = await resetBy(page, person.email);
    expect((await person.ask('GET', '/api/users/me')).status).toBe(401);
    await visitor.go(path);
    await page.getByLabel('New password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Set password' }).click();
    await page.getByText('This link is not valid, or not any more').waitFor();
    await page.getByRole('link', { name: 'Ask again' }).click();
    await page.waitForURL(`${shop.url}/auth/forgot`);
    await visitor.leave();
  }, 30_000);

  it('When there is no script, then all of it works as well', async () => {
    const person = await shop.person('plain');
    const context = await shop.browser.newContext({ ...phone, javaScriptEnabled: false, locale: 'en-GB' });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await resetBy(page, person.email);
    await context.close();
  }, 30_000);

  it('When a link is opened, then its answer leads on without it, sends no Referer, and keeps it from scripts', async () => {
    const { email } = await shop.person('careful');
    const path = await shop.sentLink('confirm', email);
    const answer = await fetch(`${shop.url}${path}`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/auth/confirm']);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^link=[\w-]{43}; Path=\/auth\/confirm; Max-Age=1800; HttpOnly; SameSite=Lax$/),
    ]);
  });

  it('When somebody confirms their address, then the account says nothing of it any more; a second time it is kindly said', async () => {
    const person = await shop.person('new');
    const visitor = await shop.visitor(phone);
    visitor.expectRefusal('400 POST /auth/confirm');
    const { page } = visitor;
    await visitor.isAlready(person);
    const first = await shop.sentLink('confirm', person.email);
    await visitor.go('/account');
    await page.getByRole('button', { name: 'Send it again' }).click();
    await page.getByText('A new link is on its way').waitFor();
    const second = await shop.sentLink('confirm', person.email);
    expect(second).not.toBe(first);
    await visitor.go(second);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
    await visitor.go(second);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
    await page.getByRole('link', { name: 'To your account' }).click();
    await page.getByRole('heading', { name: 'Profile' }).waitFor();
    expect(await page.getByText('is not confirmed yet').count()).toBe(0);
    await visitor.leave();
  }, 30_000);

  it('When somebody signs up and changes their language, then the account has both, and the app follows', async () => {
    const visitor = await shop.visitor(desktop);
    const { page } = visitor;
    await visitor.go('/auth/signup');
    await page.getByLabel('E-mail').fill('traveller@example.com');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.locator('form.panel').getByRole('button', { name: 'Sign up' }).click();
    await page.waitForURL(`${shop.url}/`);
    const me = () => page.evaluate(() => fetch('/api/users/me').then((answer) => answer.json()));
    expect(await me()).toMatchObject({ language: 'en', timeZone: 'Europe/Berlin', emailConfirmed: false });
    await visitor.go('/account');
    await page.getByLabel('Language').selectOption('de');
    await page.getByLabel('Time zone').fill('Europe/Vienna');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Profil' }).waitFor();
    await page.getByText('Gespeichert.').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    expect(await me()).toMatchObject({ language: 'de', timeZone: 'Europe/Vienna' });
    await visitor.leave();
  }, 30_000);
});
