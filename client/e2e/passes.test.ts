import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import type { Pass } from '../api/pass-types.ts';
import { chromiumOnPath } from './harness/chromium.ts';
import { type PaidOrder, paidOrder } from './harness/paid-order.ts';
import type { Person } from './harness/people.ts';
import { readQr } from './harness/read-qr.ts';
import { phone, type Shop, startShop } from './harness/start-shop.ts';

const title = 'Songs by the harbour';

(chromiumOnPath ? describe : describe.skip)('Passes', () => {
  let shop: Shop;
  let buyer: Person;
  let ticketId: string;
  let order: PaidOrder;

  beforeAll(async () => {
    shop = await startShop();
    const seller = await shop.person('seller');
    buyer = await shop.person('buyer');
    const startsAt = new Date(Date.now() + 3 * 86_400_000).toISOString();
    ticketId = (await seller.list({ title, startsAt, venue: 'Quay 3' })).id;
    order = await paidOrder(buyer, ticketId, 3);
  }, 60_000);
  afterAll(() => shop?.stop());

  const cookiesOf = ({ cookie }: Person) =>
    cookie.split('; ').map((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      return { name, value, url: shop.url };
    });
  const passesNow = async (): Promise<Pass[]> =>
    (await buyer.ask('GET', `/api/orders/${order.id}/passes`)).json() as Promise<Pass[]>;

  it.each(['light', 'dark'] as const)(
    'When a paid order is opened in %s, then another decoder reads each code from the screen',
    async (colorScheme) => {
      const visitor = await shop.visitor({ ...phone, colorScheme });
      await visitor.isAlready(buyer);
      await visitor.go(`/orders/${order.id}`);
      const codes = await visitor.page.locator('.qr > .qr-code').all();
      const read = [];
      for (const code of codes) read.push(await readQr(code));
      expect(read).toEqual(order.codes);
      await visitor.leave();
    },
  );

  it('When a code is tapped, then it is alone on white, and a tap leads back', async () => {
    const visitor = await shop.visitor({ ...phone, colorScheme: 'dark' });
    await visitor.isAlready(buyer);
    await visitor.go(`/orders/${order.id}`);
    await visitor.page.getByRole('button', { name: 'Code of ticket 1 of 3, large' }).click();
    const large = visitor.page.locator('dialog[open] .qr-code');
    await large.waitFor();
    expect((await large.boundingBox())?.width).toBe(360);
    expect(await readQr(large)).toBe(order.codes[0]);
    await visitor.page.locator('dialog[open] button').click();
    await large.waitFor({ state: 'hidden' });
    await visitor.leave();
  });

  it('When one is given to a friend, then the friend has a code, and the one before is refused in words', async () => {
    const visitor = await shop.visitor(phone);
    await visitor.isAlready(buyer);
    await visitor.go(`/orders/${order.id}`);
    const pass = visitor.page.locator('.pass').nth(1);
    await pass.getByText('Give to a friend').click();
    await pass.getByLabel('E-mail of your friend').fill('friend@example.com');
    await pass.getByLabel('Name, if you like').fill('Kim');
    await pass.getByRole('button', { name: 'Send the ticket' }).click();
    await pass.getByText('Given to Kim').waitFor();
    expect(await pass.locator('.qr-code').count()).toBe(0);

    const before = order.codes[1] as string;
    visitor.expectRefusal(`404 GET /passes/${before}`);
    await visitor.go(`/passes/${before}`);
    await visitor.page.getByText('This code was replaced by a newer one').waitFor();
    await visitor.leave();
  });

  it('When the buyer takes it back, then it is theirs again; its page needs no sign-in and says nothing on', async () => {
    const visitor = await shop.visitor(phone);
    await visitor.isAlready(buyer);
    await visitor.go(`/orders/${order.id}`);
    const pass = visitor.page.locator('.pass').nth(1);
    await pass.locator('summary', { hasText: 'Take it back' }).click();
    await pass.getByRole('button', { name: 'Take it back' }).click();
    await pass.locator('.qr > .qr-code').waitFor();
    const code = String((await passesNow())[1]?.code);
    expect(await readQr(pass.locator('.qr > .qr-code'))).toBe(code);
    await visitor.leave();

    const friend = await shop.visitor(phone);
    await friend.go(`/passes/${code}`);
    expect(await readQr(friend.page.locator('.qr > .qr-code'))).toBe(code);
    expect(await friend.page.locator('h1').textContent()).toBe(title);
    await friend.leave();
    const { headers } = await fetch(`${shop.url}/passes/${code}`);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toBe('noindex');
  });

  it('When there is no script, then one can give and renew all the same, and a wrong address is said at its field', async () => {
    const context = await shop.browser.newContext({ ...phone, javaScriptEnabled: false, locale: 'en-GB' });
    const page = await context.newPage();
    page.setDefaultTimeout(5000);
    await context.addCookies(cookiesOf(buyer));
    await page.goto(`${shop.url}/orders/${order.id}`);
    const pass = page.locator('.pass').nth(2);
    await pass.getByText('Give to a friend').click();
    await pass
      .locator('form')
      .first()
      .evaluate('(form) => { form.noValidate = true }')
      .catch(() => undefined);
    await pass.getByLabel('E-mail of your friend').fill('nobody@invalid');
    await pass.getByRole('button', { name: 'Send the ticket' }).click();
    await pass.locator('.is-invalid').waitFor();
    expect(await pass.getByLabel('E-mail of your friend').inputValue()).toBe('nobody@invalid');
    await page.goto(`${shop.url}/orders/${order.id}`);
    await pass.locator('summary', { hasText: 'New code' }).click();
    await pass.getByRole('button', { name: 'New code' }).click();
    await page.waitForURL(/done=renew/);
    const code = String((await passesNow())[2]?.code);
    expect(code).not.toBe(order.codes[2]);
    await until(
      'the new code is on the page',
      async () => (await readQr(pass.locator('.qr > .qr-code'))) === code,
    );
    await context.close();
  });

  it('When there is no connection, then a page that was open once opens; whoever signed out leaves nothing', async () => {
    const context = await shop.browser.newContext({ ...phone, locale: 'en-GB' });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await context.addCookies(cookiesOf(buyer));
    const path = `${shop.url}/orders/${order.id}`;
    await page.goto(path);
    await page.waitForFunction(
      async () =>
        navigator.serviceWorker.controller !== null &&
        (await (await caches.open('orders')).keys()).some(({ url }) => url.endsWith('.css')),
    );
    const code = await readQr(page.locator('.pass .qr > .qr-code').first());
    await context.setOffline(true);
    await page.goto(path);
    expect(await readQr(page.locator('.pass .qr > .qr-code').first())).toBe(code);
    expect(
      await page
        .locator('.pass')
        .nth(0)
        .evaluate((pass) => getComputedStyle(pass).borderRadius),
    ).not.toBe('0px');
    await context.setOffline(false);
    await page.goto(shop.url);
    await page.locator('.site-nav-narrow summary').click();
    await page.locator('.site-nav-narrow').getByRole('button', { name: 'Sign out' }).click();
    await page.waitForFunction(async () => !(await caches.has('orders')));
    await context.setOffline(true);
    await expect(page.goto(path)).rejects.toThrow();
    await context.close();
  });
});
