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
    await page.getByRole('link', { name: 'It goes on' }).first().waitFor();
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
    await page.getByRole('link', { name: 'It goes on' }).first().waitFor();
    await page.getByText('Account unavailable').first().waitFor();
    await visitor.go('/orders');
    await page.getByRole('heading', { name: 'No orders yet' }).waitFor();
    await shop.services.auth.start();
    await visitor.leave();
  }, 60_000);

  it.each([
    ['/?minPrice=cheap', 'Lowest price must be an amount', '/'],
    ['/?from=tomorrow', 'Earliest date must be', '/'],
    ['/desk?cursor=x', 'Cursor must be', '/desk'],
  ])(
    'When the address is %s, then it says what is wrong with it, and leads back',
    async (path, what, back) => {
      const visitor = await signedIn();
      const { page } = visitor;
      await visitor.go(path);
      await page.getByRole('heading', { name: 'asks for something that cannot be' }).waitFor();
      await page.getByText(what).first().waitFor();
      expect(await page.getByText('Try again').count()).toBe(0);
      await page.getByRole('link', { name: 'Start over' }).click();
      await page.waitForURL(`${shop.url}${back}`);
      await visitor.leave();
    },
    60_000,
  );

  it('When a program asks for a path that no service has, then it is answered as services answer', async () => {
    for (const [method, path] of [
      ['GET', '/api/nonesuch'],
      ['POST', '/api/nonesuch/1?a=b'],
      ['GET', '/api'],
    ] as const) {
      const body = method === 'POST' ? { body: '{"not json' } : {};
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${shop.url}${path}`, { method, headers, ...body });
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toContain('application/json');
      expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{8,}$/);
      expect(await answer.json()).toEqual({ errors: [{ message: 'Not found', code: 'resource.not-found' }] });
    }
  });

  it('When there is no such listing, order or page, then it says so, signed in as ever', async () => {
    const visitor = await signedIn();
    const { page } = visitor;
    for (const path of ['/tickets/nothing', '/orders/nothing', '/nothing']) {
      visitor.expectRefusal(`404 GET ${path}`);
      await visitor.go(path);
      await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
      await page.getByRole('link', { name: 'My orders' }).waitFor();
    }
    await visitor.leave();
  }, 60_000);
});
