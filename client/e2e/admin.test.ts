import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import type { Page } from 'playwright-core';
import { axeProblems } from './harness/axe.ts';
import { chromiumOnPath } from './harness/chromium.ts';
import { deadLetter } from './harness/dead-letter.ts';
import { paidOrder } from './harness/paid-order.ts';
import type { Person } from './harness/people.ts';
import { desktop, phone, type Shop, startShop } from './harness/start-shop.ts';
import type { Visitor } from './harness/visitor.ts';

(chromiumOnPath ? describe : describe.skip)('The pages of admins', () => {
  let shop: Shop;
  let admin: Person;
  let seller: Person;
  let buyer: Person;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    shop = await startShop({ GRAFANA_URL: 'https://dashboards.example.com/' });
    admin = await shop.admin();
    seller = await shop.person('seller');
    buyer = await shop.person('robin');
  }, 60_000);
  afterAll(() => shop?.stop());

  beforeEach(async () => {
    visitor = await shop.visitor(desktop);
    await visitor.isAlready(admin);
    page = visitor.page;
  });

  const idOf = async (person: Person): Promise<string> =>
    ((await (await person.ask('GET', '/api/users/me')).json()) as { id: string }).id;
  const statusOf = async (person: Person, path: string) => (await person.ask('GET', path)).status;
  const numberOf = async (orderId: string): Promise<string> =>
    ((await (await buyer.ask('GET', `/api/orders/${orderId}`)).json()) as { number: string }).number;
  const found = (label: RegExp, typed: string) =>
    page
      .getByLabel(label)
      .fill(typed)
      .then(() => page.getByRole('button', { name: 'Search' }).click());
  const act = async (name: string, yes: string) => {
    await page.getByText(name, { exact: true }).click();
    await page.getByRole('button', { name: yes }).click();
  };

  it('When the shop is busy, then an admin finds its numbers from the menu, and dashboards', async () => {
    const { id } = await seller.list({ title: 'Songs at noon', price: 12.5, quantity: 40 });
    await paidOrder(buyer, id, 2);
    await buyer.reserve(id);
    await visitor.go('/');
    await page.locator('.site-nav-wide summary').click();
    await page.getByRole('link', { name: 'Admin' }).click();
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    await until('the payment is among the numbers', async () => {
      await page.reload();
      return /Taken in 24 hours€25\.00/.test(String(await page.locator('.tiles').textContent()));
    });
    expect(await page.locator('.tiles').textContent()).toMatch(/Orders in the last minute2.*Held right now1/);
    expect(await page.getByRole('link', { name: 'Shop' }).getAttribute('href')).toBe(
      'https://dashboards.example.com/d/ticketing-shop',
    );
    await visitor.leave();
  }, 60_000);

  it('When a service does not answer, then only its numbers are missing', async () => {
    await shop.services.payments.stop();
    await visitor.go('/admin');
    expect(await page.locator('.tiles').textContent()).toMatch(
      /Taken in 24 hours–does not answer.*Held right now\d/,
    );
    await page.getByRole('row', { name: /payments · does not answer/ }).waitFor();
    await visitor.go('/admin/audit');
    await page.getByText('its entries are missing here: payments').waitFor();
    await shop.services.payments.start();
    await visitor.leave();
  }, 60_000);

  it('When a user is suspended, then their session ends and their listing leaves the shop; readmitted, it is back', async () => {
    const cheat = await shop.person('cheat');
    const { id } = await cheat.list({ title: 'Songs nobody sings' });
    await visitor.go('/admin/users');
    await found(/Beginning of an address/, cheat.email.slice(0, 8));
    await page.getByRole('link', { name: cheat.email }).click();
    await page.getByText('Last used').waitFor();
    await act('Suspend', 'Yes, suspend');
    await page.getByText('Suspended. All sessions have ended').waitFor();
    await page.getByText('Signed in nowhere').waitFor();
    await until('the session is over', async () => (await statusOf(cheat, '/api/users/me')) === 401);
    await until('the listing is hidden', async () => (await statusOf(buyer, `/api/tickets/${id}`)) === 404);
    await visitor.go('/admin/users?status=suspended');
    expect(await page.locator('.admin-table tbody tr').count()).toBe(1);

    await page.getByRole('link', { name: cheat.email }).click();
    await act('Readmit', 'Yes, readmit');
    await page.getByText('Readmitted.').waitFor();
    await until('the listing is back', async () => (await statusOf(buyer, `/api/tickets/${id}`)) === 200);
    await visitor.leave();
  }, 60_000);

  it('When somebody becomes an admin, and is signed out, then both are so; of oneself nothing can be changed', async () => {
    const helper = await shop.person('helper');
    await visitor.go(`/admin/users/${await idOf(helper)}`);
    await act('Make admin', 'Yes, make admin');
    await page.getByText('The role was changed').waitFor();
    await page.getByText('Take the role of admin').waitFor();
    await act('End all sessions', 'Yes, end them');
    await page.getByText('All sessions have ended').waitFor();
    await until('they are signed out', async () => (await statusOf(helper, '/api/users/me')) === 401);
    await act('Take the role of admin', 'Yes, take it');
    await page.getByText('Make admin', { exact: true }).waitFor();
    await visitor.go(`/admin/users/${await idOf(admin)}`);
    await page.getByText('This is you').waitFor();
    expect(await page.getByText('Suspend', { exact: true }).count()).toBe(0);
    await visitor.leave();
  }, 60_000);

  it('When a listing is withdrawn, then a reason is asked for, and its seller reads it', async () => {
    const { id } = await seller.list({ title: 'Songs of others' });
    await visitor.go('/admin/listings');
    await found(/Words of the title/, 'songs others');
    await page.getByRole('link', { name: 'Songs of others' }).click();
    await page.getByRole('button', { name: 'Withdraw' }).click();
    expect(await page.getByText('Withdrawn.').count()).toBe(0);
    await page.getByLabel('Reason, for the seller').fill('It is not yours to sell');
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('Withdrawn. The seller gets a message').waitFor();
    await page.getByText('“It is not yours to sell”').waitFor();
    expect(await page.getByRole('button', { name: 'Withdraw' }).count()).toBe(0);
    await visitor.go(`/admin/listings?search=${id}`);
    await page.getByRole('row', { name: /Songs of others.*Withdrawn/ }).waitFor();

    const theirs = await shop.visitor(phone);
    await theirs.isAlready(seller);
    await theirs.go(`/desk/${id}`);
    await theirs.page.getByText('It is not yours to sell').waitFor();
    await theirs.leave();
    await visitor.leave();
  }, 60_000);

  it('When a reason is only blanks, then it is refused, and what was typed stays', async () => {
    const { id } = await seller.list({ title: 'Songs that stay' });
    visitor.expectRefusal(`400 POST /admin/listings/${id}`);
    await visitor.go(`/admin/listings/${id}`);
    await page.getByLabel('Reason, for the seller').fill('   ');
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByRole('alert').getByText('Reason').waitFor();
    await page.getByRole('button', { name: 'Withdraw' }).waitFor();
    await visitor.leave();
  }, 60_000);

  it('When an order is looked for by number, address or card, then its story is found, and it is refunded', async () => {
    const { id: ticketId } = await seller.list({ title: 'Songs at dusk', price: 10, quantity: 5 });
    const { id } = await paidOrder(buyer, ticketId, 2);
    const number = await numberOf(id);
    for (const typed of [number.toLowerCase(), buyer.email, '4242', id]) {
      await visitor.go('/admin/orders');
      await found(/Number, e-mail/, typed);
      await page.getByRole('row', { name: /Songs at dusk.*Paid/ }).waitFor();
    }
    await found(/Number, e-mail/, 'nobody@example.com');
    await page.getByText('No order was found').waitFor();

    await visitor.go(`/admin/orders?search=${number}`);
    await page.getByRole('link', { name: number }).click();
    await page.getByRole('heading', { name: 'What happened' }).waitFor();
    expect(await page.locator('.story').textContent()).toMatch(/^Reserved.*Payment begun.*Paid/);
    await page.getByText(/visa that ends in 4242/i).waitFor();
    await act('Refund', 'Yes, refund');
    await page.getByText('The refund is on its way').waitFor();
    await until('the money is back', async () => {
      await page.reload();
      return /Refunded/.test(String(await page.locator('.story').textContent()));
    });
    expect(await page.getByText('Refund', { exact: true }).count()).toBe(0);
    await visitor.leave();
  }, 60_000);

  it('When somebody is inside, then an order is refunded only by who says that they know', async () => {
    const { id: ticketId } = await seller.list({ title: 'Songs at the door' });
    const { id, codes } = await paidOrder(buyer, ticketId, 1);
    await seller.ask('POST', '/api/orders/check-ins', { ticketId, code: codes[0] });
    visitor.expectRefusal(`409 POST /admin/orders/${id}`);
    await visitor.go(`/admin/orders/${id}`);
    await page.getByText(/^Seat \d+ came in/).waitFor();
    await act('Refund', 'Yes, refund');
    await page.locator('.alert-danger').waitFor();
    await page.getByText('Refund', { exact: true }).click();
    await page.getByLabel('Although somebody is inside already').check();
    await page.getByRole('button', { name: 'Yes, refund' }).click();
    await page.getByText('The refund is on its way').waitFor();
    await visitor.leave();
  }, 60_000);

  it('When events are dead letters, then they are shown, one is sent again, one dropped', async () => {
    await seller.list({ title: 'Songs unheard' });
    await deadLetter(shop, 'orders', 'The database was away');
    await deadLetter(shop, 'notifications', 'It is not JSON');
    await visitor.go('/admin');
    await page
      .getByRole('row', { name: /^orders/ })
      .getByRole('link', { name: '1' })
      .click();
    await page.getByText('The database was away').waitFor();
    expect(await page.getByText('It is not JSON').count()).toBe(0);
    await page.getByText('Show the event').click();
    await page.getByText('"title": "Songs unheard"').waitFor();
    await act('Send again', 'Yes, send it again');
    await page.getByText('Sent again, and closed').waitFor();
    await page.getByText('All events were applied').waitFor();

    await page.getByRole('link', { name: 'All services' }).click();
    await page.getByText('It is not JSON').waitFor();
    await act('Drop', 'Yes, drop it');
    await page.getByText('Dropped: it is never applied').waitFor();
    await page.getByText('All events were applied').waitFor();
    await visitor.leave();
  }, 60_000);

  it('When admins have done something, then who did what is on record, of all services, newest first', async () => {
    const { id } = await seller.list({ title: 'Songs on record' });
    const other = await shop.person('other');
    await admin.ask('POST', `/api/tickets/${id}/withdraw`, { reason: 'A test of the record' });
    await admin.ask('DELETE', `/api/users/${await idOf(other)}/sessions`);
    await visitor.go('/admin/audit');
    const rows = page.locator('.admin-table tbody tr');
    expect(await rows.nth(0).textContent()).toMatch(
      /DELETE \/api\/users\/:id\/sessions.*auth.*admin@example\.com.*204/,
    );
    expect(await rows.nth(1).textContent()).toMatch(/withdraw.*tickets.*reason: A test of the record.*200/);
    await page.getByRole('link', { name: 'tickets', exact: true }).first().click();
    await page.waitForURL(/service=tickets/);
    expect(await rows.nth(0).textContent()).toContain('A test of the record');
    const file = await admin.ask(
      'GET',
      String(await page.locator('a[download]', { hasText: 'tickets' }).getAttribute('href')),
    );
    expect(await file.text()).toContain('A test of the record');

    for (let n = 0; n < 26; n++) await admin.ask('POST', `/api/tickets/${id}/withdraw`, { reason: `${n}` });
    await visitor.go('/admin/audit');
    expect(await rows.count()).toBe(25);
    await page.getByRole('link', { name: 'Next page' }).click();
    await page.waitForURL(/cursor=/);
    await rows.filter({ hasText: 'A test of the record' }).waitFor();
    await visitor.leave();
  }, 60_000);

  it('When somebody else asks for any of them, then there is no such page', async () => {
    const { id } = await seller.list({ title: 'Songs for all' });
    await visitor.leave();
    const stranger = await shop.visitor(phone);
    await stranger.isAlready(seller);
    for (const path of [
      '/admin',
      '/admin/users',
      `/admin/users/${await idOf(buyer)}`,
      '/admin/listings',
      `/admin/listings/${id}`,
      '/admin/orders',
      '/admin/letters',
      '/admin/audit',
    ]) {
      stranger.expectRefusal(`404 GET ${path}`);
      await stranger.go(path);
      await stranger.page.getByText('There is no such page').waitFor();
    }
    await stranger.go('/');
    expect(await stranger.page.getByRole('link', { name: 'Admin' }).count()).toBe(0);
    await stranger.leave();
    const form = new URLSearchParams({ do: 'suspend' });
    const sent = await fetch(`${shop.url}/admin/users/${await idOf(buyer)}`, {
      method: 'POST',
      headers: { cookie: seller.cookie, origin: shop.url },
      body: form,
    });
    expect([sent.status, await statusOf(buyer, '/api/users/me')]).toEqual([404, 200]);
  }, 60_000);

  it('When there is no such thing, then there is no such page', async () => {
    const nobody = '6650000000000000000000aa';
    for (const path of [
      '/admin/nothing',
      `/admin/users/${nobody}`,
      `/admin/listings/${nobody}`,
      `/admin/orders/${nobody}`,
      '/admin/letters/1',
      `/admin/users/${nobody}/more`,
    ]) {
      visitor.expectRefusal(`404 GET ${path}`);
      await visitor.go(path);
    }
    await visitor.leave();
  }, 60_000);

  it('When they are used without a script, then an act is asked for and done', async () => {
    await visitor.leave();
    const guest = await shop.person('guest');
    const bare = await shop.visitor({ ...phone, javaScriptEnabled: false });
    await bare.isAlready(admin);
    page = bare.page;
    await page.goto(`${shop.url}/admin/users/${await idOf(guest)}`);
    await act('End all sessions', 'Yes, end them');
    await page.getByText('All sessions have ended').waitFor();
    await until('they are signed out', async () => (await statusOf(guest, '/api/users/me')) === 401);
    await bare.context.close();
  }, 60_000);

  it.each([
    ['phone', phone, 'light', 'en-GB'],
    ['desktop', desktop, 'dark', 'de'],
  ] as const)(
    'When they are seen on a %s, then axe finds nothing and nothing sticks out',
    async (_device, size, colorScheme, locale) => {
      await visitor.leave();
      const { id } = await seller.list({ title: 'A very long evening of songs, stories and everything' });
      const order = await paidOrder(buyer, id, 2);
      await deadLetter(
        shop,
        'tickets',
        'A very long sentence about what went wrong, with_a_very_long_name_in_it',
      );
      const seen = await shop.visitor({ ...size, colorScheme, locale });
      await seen.isAlready(admin);
      for (const path of [
        '/admin',
        '/admin/users',
        `/admin/users/${await idOf(buyer)}`,
        '/admin/listings?search=songs',
        `/admin/listings/${id}`,
        '/admin/orders',
        `/admin/orders/${order.id}`,
        '/admin/letters',
        '/admin/audit',
      ]) {
        await seen.go(path);
        await seen.page.evaluate("document.documentElement.dataset.plain = 'yes'");
        await seen.page.evaluate(
          "for (const one of document.querySelectorAll('main details')) one.open = true",
        );
        const wide = Number(await seen.page.evaluate('document.documentElement.scrollWidth'));
        expect([path, wide, ...(await axeProblems(seen.page))]).toEqual([path, size.viewport.width]);
      }
      await seen.leave();
    },
    60_000,
  );
});
