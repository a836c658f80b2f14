import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import { chromiumOnPath } from './harness/chromium.ts';
import type { Person } from './harness/people.ts';
import { desktop, phone, type Shop, startShop } from './harness/start-shop.ts';

(chromiumOnPath ? describe : describe.skip)('Messages', () => {
  let shop: Shop;
  let seller: Person;
  let ticket: { id: string };

  beforeAll(async () => {
    shop = await startShop();
    seller = await shop.person('seller');
    ticket = await seller.list({ title: 'Songs at night', quantity: 100 });
  }, 60_000);
  afterAll(() => shop?.stop());

  const known = (person: Person, count: number) =>
    until(`${count} messages are there`, async () => {
      const answer = await person.ask('GET', '/api/notifications');
      return ((await answer.json()) as unknown[]).length >= count;
    });

  /** Of the first mail to somebody that has such a link. */
  const unsubscribePathIn = async (email: string): Promise<string> => {
    const list = await (await fetch(`${shop.url}/dev/mail`)).text();
    const ids = list.split('<tr').filter((row) => row.includes(email));
    for (const row of ids) {
      const [, mail] = /href="(\/dev\/mail\/[^"]+)"/.exec(row) ?? [];
      const html = mail ? await (await fetch(`${shop.url}${mail}`)).text() : '';
      const [path] = /\/notifications\/unsubscribe\?token=[\w.%-]+/.exec(html) ?? [];
      if (path) return path;
    }
    return '';
  };

  it('When something happens while somebody looks on, then their bell counts it, and reading empties it', async () => {
    const visitor = await shop.visitor(desktop);
    const { page } = visitor;
    const buyer = await shop.person('buyer');
    await visitor.isAlready(buyer);
    await visitor.go('/');
    const bell = page.locator('.bell');
    const { id } = await buyer.reserve(ticket.id);
    await page.locator('.bell-count', { hasText: '1' }).waitFor();
    await buyer.pay(id);
    await page.locator('.bell-count', { hasText: '2' }).waitFor();
    expect(await bell.textContent()).toBe('Messages2 unread');
    await bell.click();
    await page.getByRole('heading', { name: 'Paid' }).waitFor();
    expect(await page.locator('.notice-unread').count()).toBe(2);
    await page.getByRole('link', { name: 'Paid' }).click();
    await page.waitForURL(`${shop.url}/orders/${id}`);
    await page.locator('.bell-count', { hasText: '1' }).waitFor();
    await bell.click();
    await page.getByRole('button', { name: 'Mark all as read' }).click();
    await page.locator('.bell-count').waitFor({ state: 'detached' });
    expect(await page.locator('.notice-unread').count()).toBe(0);
    await visitor.leave();
  }, 60_000);

  it('When there is no script, then messages are read and marked, and e-mails are chosen', async () => {
    const visitor = await shop.visitor({ ...phone, javaScriptEnabled: false, locale: 'de-DE' });
    const { page } = visitor;
    const buyer = await shop.person('buyer');
    await visitor.isAlready(buyer);
    await page.goto(shop.url);
    await page.locator('.bell').click();
    await page.getByRole('heading', { name: 'Noch nichts' }).waitFor();
    await buyer.reserve(ticket.id);
    await known(buyer, 1);
    await page.reload();
    await page.getByText('Songs at night').waitFor();
    await page.getByRole('button', { name: 'Alle als gelesen markieren' }).click();
    expect(await page.locator('.notice').count()).toBe(1);
    expect(await page.locator('.notice-unread').count()).toBe(0);
    await page.getByRole('link', { name: 'E-Mails' }).click();
    const reminders = page.getByLabel('Erinnerungen');
    expect(await reminders.isChecked()).toBe(true);
    await reminders.uncheck();
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('Gespeichert.').waitFor();
    expect(await reminders.isChecked()).toBe(false);
    expect(await (await buyer.ask('GET', '/api/notifications/preferences')).json()).toMatchObject({
      mail: { reminders: false, changes: true, sales: true },
    });
    await visitor.leave();
  }, 60_000);

  it('When a link to unsubscribe is opened, then only its button does so; one that is not whole is refused', async () => {
    const visitor = await shop.visitor(phone);
    const { page } = visitor;
    await visitor.go('/notifications/unsubscribe?token=broken');
    await page.getByRole('heading', { name: 'No more of these e-mails?' }).waitFor();
    visitor.expectRefusal('400 POST /notifications/unsubscribe?token=broken');
    await page.getByRole('button', { name: 'Unsubscribe' }).click();
    await page.getByText('The link is not whole').waitFor();
    await visitor.leave();
  }, 60_000);

  it('When somebody unsubscribes by the link in a mail, then that kind of mail ends, without signing in', async () => {
    const buyer = await shop.person('buyer');
    const show = await seller.list({ title: 'The place moves', venue: 'Old Mill' });
    await buyer.pay((await buyer.reserve(show.id)).id);
    await known(buyer, 2);
    const moved = { title: 'The place moves', price: 19.99, venue: 'New Mill' };
    await seller.ask('PUT', `/api/tickets/${show.id}`, moved);
    let path = '';
    await until('the mail is kept', async () => {
      path = await unsubscribePathIn(buyer.email);
      return path !== '';
    });
    const visitor = await shop.visitor(phone);
    const { page } = visitor;
    await visitor.go(path);
    await page.getByRole('button', { name: 'Unsubscribe' }).click();
    await page.getByRole('heading', { name: 'You will get no more of them.' }).waitFor();
    expect(await (await buyer.ask('GET', '/api/notifications/preferences')).json()).toMatchObject({
      mail: { reminders: true, changes: false, sales: true },
    });
    await visitor.leave();
  }, 60_000);

  it('When notifications is down, then every page works, without a count, and its own says so', async () => {
    const visitor = await shop.visitor(desktop);
    const { page } = visitor;
    const buyer = await shop.person('buyer');
    await visitor.isAlready(buyer);
    await shop.services.notifications.stop();
    visitor.expectRefusal('503 GET /api/notifications/stream');
    await visitor.go('/');
    await page.getByRole('link', { name: 'Songs at night' }).first().waitFor();
    expect(await page.locator('.bell-count').count()).toBe(0);
    await page.locator('.bell').click();
    await page.getByText('Messages cannot be shown right now.').waitFor();
    await visitor.go('/account/webhooks');
    await page.getByText('This part cannot be shown right now.').waitFor();
    await shop.services.notifications.start();
    await visitor.leave();
  }, 60_000);
});
