import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromiumOnPath } from './harness/chromium.ts';
import type { Person } from './harness/people.ts';
import { desktop, type Shop, startShop } from './harness/start-shop.ts';

(chromiumOnPath ? describe : describe.skip)('When something is wrong', () => {
  let shop: Shop;
  let seller: Person;
  let ticket: { id: string };

  beforeAll(async () => {
    shop = await startShop();
    seller = await shop.person('seller');
    ticket = await seller.list({ title: 'It goes on' });
  }, 60_000);
  afterAll(() => shop?.stop());

  const signedIn = async (name = 'buyer') => {
    const visitor = await shop.visitor(desktop);
    const person = await shop.person(name);
    await visitor.isAlready(person);
    return { ...visitor, person };
  };

  it('When the session is ended elsewhere, then the next click leads to signing in, and back', async () => {
    const visitor = await signedIn();
    const { page, person } = visitor;
    await visitor.go('/account');
    await person.ask('DELETE', '/api/users/sessions');
    await page.getByLabel('Name').fill('Somebody');
    visitor.expectRefusal('401 PATCH /api/users/me');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL(/\/auth\/signin\?next=%2Faccount$/);
    await visitor.leave();
  }, 60_000);

  it('When orders is down, then listings are read on, reserving says so, and works when it is back', async () => {
    const visitor = await signedIn();
    const { page } = visitor;
    await visitor.go(`/tickets/${ticket.id}`);
    await shop.services.orders.stop();
    visitor.expectRefusal('503 POST /api/orders');
    await page.getByRole('button', { name: 'Reserve' }).click();
    await page.getByText('This part of the shop is busy').waitFor();
    await visitor.go('/orders');
    await page.getByText('This part cannot be shown right now.').waitFor();
    expect(await page.locator('.dimmed').textContent()).toMatch(/Request [\w-]{8,}/);
    await visitor.go('/');
    await page.getByRole('link', { name: 'It goes on' }).waitFor();
    await shop.services.orders.start();
    await visitor.go(`/tickets/${ticket.id}`);
    await page.getByRole('button', { name: 'Reserve' }).click();
    await page.waitForURL(/\/orders\//);
    await visitor.leave();
  }, 60_000);

  it('When tickets is down, then the list is dim and the rest of the page lives', async () => {
    const visitor = await signedIn();
    const { page } = visitor;
    await shop.services.tickets.stop();
    await visitor.go('/');
    await page.getByText('This part cannot be shown right now.').waitFor();
    await page.getByRole('link', { name: 'My orders' }).click();
    await page.getByRole('heading', { name: 'No orders yet' }).waitFor();
    await shop.services.tickets.start();
    await visitor.leave();
  }, 60_000);

  it('When auth is down, then the shop is browsed on, and orders are seen', async () => {
    const visitor = await signedIn();
    const { page } = visitor;
    await shop.services.auth.stop();
    await visitor.go('/');
    await page.getByRole('link', { name: 'It goes on' }).waitFor();
    await page.getByText('Account unavailable').first().waitFor();
    await visitor.go('/orders');
    await page.getByRole('heading', { name: 'No orders yet' }).waitFor();
    await shop.services.auth.start();
    await visitor.leave();
  }, 60_000);

  it('When there is no such listing, order or page, then it says so, signed in as ever', async () => {
    const visitor = await signedIn();
    const { page } = visitor;
    for (const path of ['/tickets/nothing', '/orders/nothing', '/nothing']) {
      visitor.expectRefusal(`404 GET ${path}`);
      await visitor.go(path);
      await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
      await page.getByRole('link', { name: 'Account' }).waitFor();
    }
    await visitor.leave();
  }, 60_000);
});
