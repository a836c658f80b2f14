import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import type { Browser, Page } from 'playwright-core';
import { chromiumOnPath, openBrowser } from './harness/chromium.ts';
import { filmOf } from './harness/fake-camera.ts';
import { paidOrder } from './harness/paid-order.ts';
import type { Person } from './harness/people.ts';
import { phone, type Shop, startShop } from './harness/start-shop.ts';
import { newVisitor, type Visitor } from './harness/visitor.ts';

(chromiumOnPath ? describe : describe.skip)('The door', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ticketing-door-'));
  let shop: Shop;
  let seller: Person;
  let buyer: Person;
  let ticketId: string;
  let codes: string[];

  beforeAll(async () => {
    shop = await startShop();
    seller = await shop.person('seller');
    buyer = await shop.person('buyer');
    const startsAt = new Date(Date.now() + 3_600_000).toISOString();
    ticketId = (await seller.list({ title: 'Tonight', startsAt, quantity: 20 })).id;
    codes = (await paidOrder(buyer, ticketId, 6)).codes;
  }, 60_000);
  afterAll(async () => {
    await shop?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const answer = (page: Page, words: string) => page.locator('.answer', { hasText: words }).waitFor();
  const type = async (page: Page, code: string) => {
    await page.getByLabel('Code, typed or from a scanner').fill(code);
    await page.keyboard.press('Enter');
  };
  const atDoor = async (): Promise<Visitor> => {
    const visitor = await shop.visitor(phone);
    await visitor.isAlready(seller);
    await visitor.go(`/tickets/${ticketId}/door`);
    await visitor.page.getByText(/\d+ of \d+ in/).waitFor();
    return visitor;
  };

  describe('with a camera', () => {
    let browser: Browser;
    afterAll(() => browser?.close());

    it('When it sees a pass, then it says Welcome; when it sees it again, Already in', async () => {
      browser = await openBrowser(await filmOf(join(folder, 'film.y4m'), [codes[0] as string]));
      const visitor = await newVisitor(await browser.newContext({ ...phone, locale: 'en-GB' }), shop.url);
      await visitor.isAlready(seller);
      await visitor.go(`/tickets/${ticketId}/door`);
      await visitor.page.getByLabel('Name of this gate').fill('North');
      await visitor.page.getByRole('button', { name: 'Scan with the camera' }).click();
      await answer(visitor.page, 'Welcome');
      await visitor.page.getByText('1 of 6 in').waitFor();
      await answer(visitor.page, 'Already in');
      await visitor.page.locator('.answer', { hasText: 'North' }).waitFor();
      await visitor.leave();
    }, 60_000);
  });

  it('When codes are typed or scanned by a keyboard, then each answer is another word and colour, and can be undone', async () => {
    const visitor = await atDoor();
    const { page } = visitor;
    const colour = () => page.locator('.answer').evaluate((node) => getComputedStyle(node).backgroundColor);
    // nobody has clicked into the field
    await page.keyboard.type(codes[1] as string);
    await page.keyboard.press('Enter');
    await answer(page, 'Welcome');
    const welcome = await colour();
    await type(page, codes[1] as string);
    await answer(page, 'Already in');
    const already = await colour();
    await type(page, 'TK1NOTHING');
    await answer(page, 'Not ours');
    expect(new Set([welcome, already, await colour()]).size).toBe(3);
    await type(page, codes[2] as string);
    await answer(page, 'Welcome');
    await page.getByRole('button', { name: 'Undo' }).click();
    await answer(page, 'Ready for the first ticket');
    await type(page, codes[2] as string);
    await answer(page, 'Welcome');
    await visitor.leave();
  });

  it('When there is no connection, then it verifies by its list, and settles what it let in; a conflict is shown', async () => {
    const context = await shop.browser.newContext({ ...phone, locale: 'en-GB' });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const pairs = seller.cookie.split('; ').map((pair) => pair.split(/=(.*)/s));
    await context.addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url: shop.url })));
    const listed = page.waitForResponse((response) => response.url().includes('/api/orders/door?'));
    await page.goto(`${shop.url}/tickets/${ticketId}/door`);
    await (await listed).finished();
    await page.getByText(/\d+ of 6 in/).waitFor();
    await context.setOffline(true);
    await page.getByText('No connection.').first().waitFor();
    await type(page, codes[3] as string);
    await answer(page, 'Welcome');
    await type(page, codes[3] as string);
    await answer(page, 'Already in');
    const forged = `${codes[4]?.slice(0, -1)}${codes[4]?.endsWith('A') ? 'B' : 'A'}`;
    await type(page, forged);
    await answer(page, 'Not ours');
    await type(page, codes[4] as string);
    await answer(page, 'Welcome');
    await page.getByText('2 to be reported').waitFor();
    // another door, which has a connection
    await seller.ask('POST', '/api/orders/check-ins', { ticketId, code: codes[4], gate: 'South' });
    await context.setOffline(false);
    await page.getByText('Let in here as well:').waitFor();
    await page.getByText('1 ticket was let in twice').waitFor();
    await until('what was let in here is known', async () => {
      const count = await seller.ask('GET', `/api/orders/check-ins?ticketId=${ticketId}`);
      return ((await count.json()) as { in: number }).in === 5;
    });
    await context.close();
  }, 60_000);

  it("When a helper has a link, then it admits without an account; once it is ended, it doesn't", async () => {
    const owner = await atDoor();
    await owner.page.getByLabel('Name of the helper or gate').fill('Robin');
    await owner.page.getByRole('button', { name: 'Make a link' }).click();
    const link = String(await owner.page.locator('.secret code').textContent());
    expect(link).toContain(`/tickets/${ticketId}/door#token=`);

    const helper = await shop.visitor(phone);
    await helper.go(link.replace(shop.url, ''));
    await type(helper.page, codes[5] as string);
    await answer(helper.page, 'Welcome');
    await owner.page.getByRole('button', { name: 'End the link Robin' }).click();
    await owner.page.getByText('The link is ended.').waitFor();
    helper.expectRefusal('401 POST /api/orders/check-ins');
    helper.expectRefusal(`401 GET /api/orders/check-ins?ticketId=${ticketId}`);
    await type(helper.page, codes[5] as string);
    await helper.page.getByText('This link is not valid any more').first().waitFor();
    await helper.leave().catch(() => undefined);
    await owner.leave();
  });

  it('When somebody else comes, then there is no door for them, and a camera is allowed on this page alone', async () => {
    const visitor = await shop.visitor(phone);
    await visitor.isAlready(buyer);
    await visitor.go(`/tickets/${ticketId}/door`);
    await visitor.page.getByText('This door is for who sells these tickets').waitFor();
    await visitor.leave();
    const policy = async (path: string) =>
      (await fetch(`${shop.url}${path}`)).headers.get('permissions-policy');
    expect(await policy(`/tickets/${ticketId}/door`)).toContain('camera=(self)');
    expect(await policy(`/tickets/${ticketId}`)).toContain('camera=()');
  });

  it('When the seller looks who comes, then they are listed, found by name or number, and downloaded', async () => {
    const visitor = await shop.visitor(phone);
    await visitor.isAlready(seller);
    await visitor.go(`/desk/${ticketId}`);
    await visitor.page.getByRole('link', { name: 'Attendees' }).click();
    await visitor.page.getByRole('heading', { name: 'Attendees' }).waitFor();
    expect(await visitor.page.locator('tbody tr').count()).toBe(6);
    expect(await visitor.page.locator('tbody .badge-good').count()).toBe(6);
    await visitor.page.getByLabel('Name or order number').fill('nobody at all');
    await visitor.page.getByRole('button', { name: 'Search' }).click();
    await visitor.page.getByText('Nobody is called so').waitFor();
    await visitor.leave();
    const file = await (await seller.ask('GET', `/api/orders/attendees.csv?ticketId=${ticketId}`)).text();
    expect(file.trim().split('\r\n')).toHaveLength(7);
  });
});
