import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import type { Page } from 'playwright-core';
import { chromiumOnPath } from './harness/chromium.ts';
import { type Person, password } from './harness/people.ts';
import { phone, type Shop, startShop } from './harness/start-shop.ts';

(chromiumOnPath ? describe : describe.skip)('Without a script', () => {
  let shop: Shop;
  let buyer: Person;
  let page: Page;

  beforeAll(async () => {
    shop = await startShop();
    const seller = await shop.person('seller');
    buyer = await shop.person('buyer');
    for (let n = 1; n <= 52; n++) await seller.list({ title: `Evening number ${n}`, price: n });
    const context = await shop.browser.newContext({ ...phone, javaScriptEnabled: false, locale: 'en-GB' });
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
  }, 60_000);
  afterAll(() => shop?.stop());

  it('When they browse, search, go to the next page and read, then all of it works', async () => {
    await page.goto(shop.url);
    expect(await page.locator('.cards .card').count()).toBe(24);
    await page.getByRole('link', { name: 'Next page' }).click();
    await page.getByRole('link', { name: 'Next page' }).click();
    expect(await page.locator('.cards .card').count()).toBe(4);
    await page.getByLabel('Search', { exact: true }).fill('number 7');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('link', { name: 'Evening number 7', exact: true }).click();
    expect(await page.locator('h1').textContent()).toBe('Evening number 7');
    expect(await page.getByText('€7.00').count()).toBe(1);
  });

  it('When they mistype the password, then it is said, the e-mail stays, and the right one leads back and on', async () => {
    await page.goto(`${shop.url}/?search=number+9`);
    await page.getByRole('link', { name: 'Evening number 9', exact: true }).click();
    await page.getByRole('link', { name: 'Sign in to reserve' }).click();
    await page.getByLabel('E-mail').fill(buyer.email);
    await page.getByLabel('Password', { exact: true }).fill('Wrong-horse-7');
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.getByText('Invalid credentials').count()).toBe(1);
    expect(await page.getByLabel('E-mail').inputValue()).toBe(buyer.email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.locator('h1').textContent()).toBe('Evening number 9');
    await page.getByRole('button', { name: 'Reserve' }).click();
    expect(new URL(page.url()).pathname).toMatch(/^\/orders\//);
    await page.getByRole('timer').waitFor();
  });

  it('When they take more time and pay with a test card, then it is paid; a declined one says so first', async () => {
    expect(new URL(page.url()).pathname).toMatch(/^\/orders\//);
    expect(await page.getByLabel('Card number').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'I need more time' }).click();
    expect(await page.getByRole('button', { name: 'I need more time' }).count()).toBe(0);
    await page.getByLabel('Is declined').check();
    await page.getByRole('button', { name: /^Pay/ }).click();
    await page.getByText('Card declined').first().waitFor();
    await page.getByRole('button', { name: /^Pay/ }).click();
    await until('it is paid', async () => {
      await page.reload();
      return (await page.getByText('Paid. Enjoy it!').count()) > 0;
    });
  });

  it('When they cancel another order, then they are asked once more, and it is cancelled', async () => {
    await page.goto(`${shop.url}/?search=number+11`);
    await page.getByRole('link', { name: 'Evening number 11', exact: true }).click();
    await page.getByRole('button', { name: 'Reserve' }).click();
    await page.locator('summary', { hasText: 'Cancel' }).click();
    await page.locator('main details').getByRole('button').click();
    await page.getByText('Cancelled').first().waitFor();
  });

  it('When they list something, then a mistake is said and nothing typed is lost; its clock is the place’s', async () => {
    await page.goto(`${shop.url}/tickets/new`);
    await page.getByLabel('Title').fill('Night train');
    await page.getByLabel('Price each').fill('0');
    await page.getByLabel('Date and time').fill('2031-07-14T20:30');
    await page.getByLabel('Time zone').fill('America/New_York');
    await page.getByRole('button', { name: 'Put on sale' }).click();
    await page.getByText('Price must be greater than 0').first().waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('Night train');
    expect(await page.getByLabel('Date and time').inputValue()).toBe('2031-07-14T20:30');
    await page.getByLabel('Price each').fill('12,50');
    await page.getByRole('button', { name: 'Put on sale' }).click();
    expect(await page.locator('h1').textContent()).toBe('Night train');
    const [listing] = (await (await fetch(`${shop.url}/api/tickets?search=night+train`)).json()) as {
      price: number;
      startsAt: string;
      timeZone: string;
    }[];
    expect(listing).toMatchObject({
      price: 12.5,
      startsAt: '2031-07-15T00:30:00.000Z',
      timeZone: 'America/New_York',
    });
    await page.goto(`${page.url()}/edit`);
    await page.getByLabel('Title').fill('Slow train');
    await page.getByRole('button', { name: 'Save changes' }).click();
    expect(await page.locator('h1').textContent()).toBe('Slow train');
    await page.goto(`${shop.url}/tickets/mine`);
    expect(new URL(page.url()).pathname).toBe('/desk');
    await page.getByRole('link', { name: 'Slow train' }).click();
    await page.locator('summary', { hasText: 'Withdraw' }).click();
    await page.getByRole('button', { name: 'Yes, withdraw it' }).click();
    await page.getByText('Withdrawn').first().waitFor();
  });

  it('When they change name and password, then it is said, and a wrong old password, too', async () => {
    await page.goto(`${shop.url}/account`);
    await page.getByLabel('Name').fill('Robin');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('Robin');
    const change = async (old: string, next: string) => {
      await page.locator('#oldPassword').fill(old);
      await page.locator('#newPassword').fill(next);
      await page
        .locator('form', { has: page.locator('#newPassword') })
        .getByRole('button')
        .click();
    };
    await change('Wrong-horse-7', 'New-horse-77');
    await page.getByRole('alert').waitFor();
    await change(password, 'New-horse-77');
    await page.getByRole('status').first().waitFor();
    expect(new URL(page.url()).search).toBe('?done=password');
  });

  it('When the scripts do not arrive, then the card form stays hidden, and no form could put a word into the address', async () => {
    await page.goto(`${shop.url}/?search=number+12`);
    await page.getByRole('link', { name: 'Evening number 12', exact: true }).click();
    await page.getByRole('button', { name: 'Reserve' }).click();
    await page.getByRole('timer').waitFor();
    const context = await shop.browser.newContext({ ...phone, locale: 'en-GB' });
    await context.addCookies(await page.context().cookies());
    await context.route('**/_next/static/**', (route) =>
      route.request().resourceType() === 'script' ? route.abort() : route.continue(),
    );
    const deaf = await context.newPage();
    await deaf.goto(page.url());
    expect(await deaf.getByRole('timer').count()).toBe(1);
    expect(await deaf.getByLabel('Card number').isVisible()).toBe(false);
    for (const path of [page.url(), `${shop.url}/account`, `${shop.url}/tickets/new`]) {
      await deaf.goto(path);
      const methods = await deaf
        .locator('main form')
        .evaluateAll((forms) => forms.map((form) => (form as HTMLFormElement).method));
      expect(new Set(methods)).toEqual(new Set(['post']));
    }
    await context.close();
  });

  it('When they sign out, then they are out', async () => {
    await page.locator('.site-nav-narrow summary').click();
    await page.locator('.site-nav-narrow').getByRole('button', { name: 'Sign out' }).click();
    await page.goto(`${shop.url}/orders`);
    expect(new URL(page.url()).pathname).toBe('/auth/signin');
  });

  it('When they want German, then it is German, and stays so', async () => {
    await page.goto(shop.url);
    await page.getByRole('link', { name: 'Deutsch' }).click();
    await page.goto(`${shop.url}/auth/signin`);
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    expect(await page.locator('h1').textContent()).toBe('Willkommen zurück');
    await page.getByLabel('E-Mail').fill(buyer.email);
    await page.getByLabel('Passwort', { exact: true }).fill('not-this-1A');
    await page.locator('form.panel').getByRole('button').click();
    await page.getByText('E-Mail-Adresse oder Passwort stimmt nicht').first().waitFor();
  });

  it('When another site sends the form, then it is refused', async () => {
    const answer = await fetch(`${shop.url}/auth/signin`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ email: buyer.email, password }),
    });
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});
