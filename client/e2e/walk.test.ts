import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedOnce } from '@ticketing/local';
import { chromiumOnPath } from './harness/chromium.ts';
import { fillCard, testCard } from './harness/pay.ts';
import { newEmail, password } from './harness/people.ts';
import { desktop, phone, type Shop, startShop } from './harness/start-shop.ts';
import { walkPage } from './harness/walk-page.ts';

(chromiumOnPath ? describe : describe.skip)('A walk through the demo', () => {
  let shop: Shop;
  const seeded = mkdtempSync(join(tmpdir(), 'ticketing-walk-'));

  beforeAll(async () => {
    shop = await startShop();
    await seedOnce(shop.url, seeded);
  }, 120_000);
  afterAll(async () => {
    await shop?.stop();
    rmSync(seeded, { recursive: true });
  });

  it('When somebody new buys a ticket and sells another, then a minute is enough', async () => {
    const walk = walkPage();
    const beganAt = performance.now();
    const visitor = await shop.visitor(desktop);
    const { page } = visitor;
    await visitor.go('/');
    await walk.seen(page, 'The front page');

    await page.getByRole('combobox', { name: 'Search' }).pressSequentially('ja');
    await page.getByRole('option').first().waitFor();
    await walk.seen(page, 'Search as you type');
    await page.getByRole('option').first().click();
    await page.waitForURL(/\/tickets\//);
    await page.getByRole('link', { name: 'Sign in to reserve' }).waitFor();
    await walk.seen(page, 'A listing');

    await page.getByRole('link', { name: 'Sign in to reserve' }).click();
    await page.waitForURL(/\/auth\/signin/);
    await page.getByRole('link', { name: 'New here? Open an account' }).click();
    await page.waitForURL(/\/auth\/signup/);
    await page.getByLabel('E-mail').fill(newEmail('walker'));
    await page.getByLabel('Password', { exact: true }).fill(password);
    await walk.seen(page, 'An account');
    await page.locator('form.panel').getByRole('button', { name: 'Sign up' }).click();

    await page.getByRole('button', { name: 'Reserve' }).click();
    await page.waitForURL(/\/orders\/\w+$/);
    await fillCard(page, testCard.success);
    await walk.seen(page, 'Fifteen minutes to pay');
    await page.getByRole('button', { name: /^Pay/ }).click();
    await page.getByRole('heading', { name: 'Paid. Enjoy it!' }).waitFor();
    await walk.seen(page, 'Paid');

    await page.setViewportSize(phone.viewport);
    await visitor.go('/orders');
    await walk.seen(page, 'Your orders, on a phone');

    await page.setViewportSize(desktop.viewport);
    await visitor.go('/tickets/new');
    await page.getByLabel('Title').fill('Late concert in the orangery');
    await page.getByLabel('Price each').fill('18');
    await page.getByLabel('City').fill('Graz');
    await page.getByLabel('Category').selectOption('concert');
    await walk.seen(page, 'Selling');
    await page.getByRole('button', { name: 'Put on sale' }).click();
    await page.getByRole('heading', { name: 'Late concert in the orangery' }).waitFor();
    await walk.seen(page, 'On sale');

    expect(performance.now() - beganAt).toBeLessThan(60_000);
    await visitor.leave();

    const evening = await shop.visitor({ ...phone, colorScheme: 'dark', locale: 'de-DE' });
    await evening.go('/');
    await walk.seen(evening.page, 'The same on a phone, at night, in German');
    await evening.go('/?category=club');
    await walk.seen(evening.page, 'One category; all of it is in the address');
    await evening.leave();
    walk.write();
  }, 90_000);
});
