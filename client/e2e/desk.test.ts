import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import type { Run } from '../api/desk-types.ts';
import { axeProblems } from './harness/axe.ts';
import { chromiumOnPath } from './harness/chromium.ts';
import { paidOrder } from './harness/paid-order.ts';
import type { Person } from './harness/people.ts';
import { desktop, phone, type Shop, startShop } from './harness/start-shop.ts';

(chromiumOnPath ? describe : describe.skip)('The desk', () => {
  let shop: Shop;
  let seller: Person;
  let buyer: Person;

  beforeAll(async () => {
    shop = await startShop();
    seller = await shop.person('seller');
    buyer = await shop.person('robin');
    await buyer.ask('PATCH', '/api/users/me', { name: 'Robin Åström' });
  }, 60_000);
  afterAll(() => shop?.stop());

  const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString();
  const list = (title: string) => seller.list({ title, price: 12.5, quantity: 40, startsAt: inAWeek() });
  const atDesk = async (options = {}) => {
    const visitor = await shop.visitor({ ...desktop, ...options });
    await visitor.isAlready(seller);
    return visitor;
  };
  const runsOf = async (ticketId: string): Promise<Run[]> =>
    (await (await seller.ask('GET', `/api/orders/refunds?ticketId=${ticketId}`)).json()) as Run[];
  const problemsOf = async (page: Awaited<ReturnType<typeof atDesk>>['page'], width: number) => {
    const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
    return [...(await axeProblems(page)), ...(wide > width ? [`${wide} pixels wide`] : [])];
  };

  it('When something is sold, then the seller sees it in numbers, as a chart and as a table, and who bought', async () => {
    const { id } = await list('Songs at noon');
    await paidOrder(buyer, id, 3);
    await paidOrder(buyer, id, 1);
    await fetch(`${shop.url}/tickets/${id}`);
    const visitor = await atDesk();
    const { page } = visitor;
    await visitor.go('/');
    await page.locator('.site-nav-wide summary').click();
    await page.getByRole('link', { name: 'My listings' }).click();
    await page.getByRole('heading', { name: 'My listings' }).waitFor();
    const row = page.getByRole('row', { name: /Songs at noon/ });
    expect(await row.textContent()).toMatch(/4 of 40.*€50\.00$/);
    await page.getByRole('img', { name: /^Revenue a day: €/ }).waitFor();
    await page.getByText('Show as a table').click();
    await page
      .getByRole('row', { name: /€50\.00/ })
      .first()
      .waitFor();
    await page.getByRole('link', { name: '90 days' }).click();
    await page.waitForURL(/days=90/);

    await row.getByRole('link').click();
    await page.getByRole('heading', { name: 'Buyers' }).waitFor();
    expect(await page.locator('.tiles').textContent()).toContain('Revenue€50.00Sold4of 40');
    await page.getByLabel('Name or order number').fill('astrom');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL(/search=astrom/);
    expect(await page.locator('.desk-buyers tbody tr').count()).toBe(2);
    await page.getByLabel('Name or order number').fill('nobody');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByText('Nobody is called so').waitFor();
    const file = await seller.ask('GET', String(await page.getByText('CSV').getAttribute('href')));
    expect((await file.text()).trim().split('\r\n')).toHaveLength(3);
    await visitor.leave();
  }, 60_000);

  it('When two orders are chosen, then it is asked first, and both are refunded, seen without reloading', async () => {
    const { id } = await list('Songs at dusk');
    for (let n = 1; n <= 3; n++) await paidOrder(buyer, id, n);
    const visitor = await atDesk();
    const { page } = visitor;
    await visitor.go(`/desk/${id}`);
    // newest first: three seats and two
    for (const each of [0, 1]) await page.getByRole('checkbox').nth(each).check();
    await page.getByRole('button', { name: 'Refund the chosen' }).click();
    await page.getByRole('heading', { name: 'Refund 2 orders?' }).waitFor();
    await page.getByText('€62.50 go back').waitFor();
    await page.getByRole('button', { name: 'Refund' }).click();
    await page.getByText('The refunds are on their way').waitFor();
    await page.locator('.runs p', { hasText: '2 of 2 refunded' }).waitFor({ timeout: 20_000 });
    await page.locator('.desk-buyers').getByText('Refunded').nth(1).waitFor({ timeout: 20_000 });
    expect(await page.locator('.tiles').textContent()).toContain('Revenue€12.50Sold1of 40');
    expect(await page.getByRole('checkbox').count()).toBe(1);
    await visitor.leave();
  }, 60_000);

  it('When no order is chosen, then nothing is refunded', async () => {
    const { id } = await list('Songs at night');
    await paidOrder(buyer, id);
    const visitor = await atDesk();
    await visitor.go(`/desk/${id}`);
    await visitor.page.getByRole('button', { name: 'Refund the chosen' }).click();
    await visitor.page.getByText('No order is chosen').waitFor();
    expect(await runsOf(id)).toEqual([]);
    await visitor.leave();
  }, 60_000);

  it('When an event is cancelled without a script, then all are refunded, and a reload shows how far it is', async () => {
    const { id } = await list('Songs in the rain');
    await paidOrder(buyer, id, 2);
    const held = await buyer.reserve(id, 1);
    const context = await shop.browser.newContext({ ...phone, javaScriptEnabled: false, locale: 'en-GB' });
    await context.addCookies(
      seller.cookie.split('; ').map((pair) => {
        const [name = '', value = ''] = pair.split(/=(.*)/s);
        return { name, value, url: shop.url };
      }),
    );
    const page = await context.newPage();
    await page.goto(`${shop.url}/desk/${id}`);
    await page.getByRole('link', { name: 'Cancel this event' }).click();
    await page.getByText('Paid: 1 order for 2 seats. €25.00 go back').waitFor();
    await page.getByText('1 seat held and unpaid').waitFor();
    await page.getByLabel('Reason').fill('The roof leaks');
    await page.getByRole('button', { name: 'Cancel the event' }).click();
    await page.getByText('“The roof leaks”').waitFor();
    await until('all are refunded', async () => (await runsOf(id))[0]?.refunded === 1);
    await page.reload();
    await page.getByText('The cancelled event', { exact: true }).waitFor();
    await page.locator('.runs p', { hasText: '1 of 1 refunded' }).waitFor();
    expect(await page.getByRole('link', { name: 'Cancel this event' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Edit' }).count()).toBe(0);
    await context.close();

    const theirs = await shop.visitor(phone);
    await theirs.isAlready(buyer);
    await theirs.go(`/orders/${held.id}`);
    await theirs.page.getByRole('heading', { name: 'The event was cancelled' }).waitFor();
    await theirs.go(`/tickets/${id}`);
    await theirs.page.getByText('It does not take place. The roof leaks').waitFor();
    await theirs.leave();
  }, 60_000);

  it('When a listing is duplicated, then the form has all of it but its date', async () => {
    const { id } = await seller.list({ title: 'Songs again', price: 7.5, city: 'Graz', startsAt: inAWeek() });
    const visitor = await atDesk();
    const { page } = visitor;
    await visitor.go(`/desk/${id}`);
    await page.getByRole('link', { name: 'Duplicate' }).click();
    await page.getByRole('heading', { name: 'Sell tickets' }).waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('Songs again');
    expect(await page.getByLabel('City').inputValue()).toBe('Graz');
    expect(await page.getByLabel('Date and time').inputValue()).toBe('');
    await page.getByLabel('Title').fill('Songs once more');
    await page.getByRole('button', { name: 'Put on sale' }).click();
    await page.getByRole('heading', { name: 'Songs once more' }).waitFor();
    expect(page.url()).not.toContain(id);
    await visitor.leave();
    const stranger = await shop.visitor();
    await stranger.isAlready(buyer);
    await stranger.go(`/tickets/new?from=${id}`);
    expect(await stranger.page.getByLabel('Title').inputValue()).toBe('');
    stranger.expectRefusal(`404 GET /desk/${id}`);
    await stranger.go(`/desk/${id}`);
    await stranger.leave();
  }, 60_000);

  it.each([
    ['light', 'en'],
    ['dark', 'de'],
  ] as const)(
    'When the desk is seen on a phone in %s, %s, then axe finds nothing and nothing sticks out',
    async (colorScheme, locale) => {
      const { id } = await list(
        'A very long evening of songs, stories and everything in between, with guests',
      );
      await paidOrder(buyer, id, 2);
      const visitor = await atDesk({ ...phone, colorScheme, locale });
      for (const path of [
        '/desk',
        '/desk?days=365',
        `/desk/${id}`,
        `/desk/${id}/cancel`,
        `/desk/${id}/refund?all=1`,
      ]) {
        await visitor.go(path);
        expect([path, ...(await problemsOf(visitor.page, phone.viewport.width))]).toEqual([path]);
      }
      await visitor.leave();
    },
    60_000,
  );

  it('When orders cannot be asked, then the listings are there, and what is sold is not guessed', async () => {
    const visitor = await atDesk();
    const { page } = visitor;
    await shop.services.orders.stop();
    await visitor.go('/desk');
    await page.getByText('Sales cannot be counted right now').waitFor();
    expect(await page.getByRole('row', { name: /Songs at noon/ }).textContent()).toContain('– of 40');
    await shop.services.orders.start();
    await visitor.leave();
  }, 60_000);
});
