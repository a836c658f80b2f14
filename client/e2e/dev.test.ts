import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { orderId, purchase, purchaseAsOtlp, traceId } from '@ticketing/local/example-purchase';
import type { Page } from 'playwright-core';
import { axeProblems } from './harness/axe.ts';
import { chromiumOnPath } from './harness/chromium.ts';
import { desktop, phone, type Shop, startShop } from './harness/start-shop.ts';
import type { Visitor } from './harness/visitor.ts';

(chromiumOnPath ? describe : describe.skip)('/dev', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop({ LOG_LEVEL: 'silent' }, { dev: true, web: false });
    await fetch(`${shop.url}/dev/otlp/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(purchaseAsOtlp()),
    });
    await shop.person('somebody');
    await shop.bus?.publish({ subject: 'session:ended', id: 'poison', body: '{' });
  }, 60_000);
  afterAll(() => shop?.stop());

  const open = async (path: string, options: Parameters<Shop['visitor']>[0] = desktop) => {
    const visitor = await shop.visitor(options);
    await visitor.page.goto(`${shop.url}${path}`);
    return visitor;
  };
  const isAsWideAsTheScreen = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

  const paths = [
    '/dev',
    '/dev/traces',
    `/dev/traces/${traceId}`,
    '/dev/events',
    '/dev/dead-letters',
    '/dev/stores',
  ];
  const maxOpened = 8;
  it.each([
    ['on a desk by day', { ...desktop, colorScheme: 'light' }],
    ['on a desk at night', { ...desktop, colorScheme: 'dark' }],
    ['on a phone by day', { ...phone, colorScheme: 'light' }],
    ['on a phone at night', { ...phone, colorScheme: 'dark' }],
  ] as const)(
    'When it is looked at %s, then axe finds nothing, and nothing is wider than the screen',
    async (_, options) => {
      const visitor = await open('/dev', options);
      for (const path of paths) {
        await visitor.page.goto(`${shop.url}${path}`);
        await visitor.page.evaluate((max) => {
          // what a test opens is no layout shift of the page's own
          document.documentElement.dataset.plain = 'yes';
          for (const one of [...document.querySelectorAll('details')].slice(0, max)) one.open = true;
        }, maxOpened);
        expect([path, await axeProblems(visitor.page)]).toEqual([path, []]);
        expect([path, await isAsWideAsTheScreen(visitor.page)]).toEqual([path, true]);
      }
      await visitor.leave();
    },
    60_000,
  );

  it('When somebody types into the filter, then the list is narrowed, and the address says how', async () => {
    const visitor = await open('/dev/traces');
    const { page } = visitor;
    const rows = page.locator('.traces tbody tr');
    expect(await rows.count()).toBeGreaterThan(1);
    await page.keyboard.press('/');
    await page.keyboard.type(orderId);
    await page.locator('.facts', { hasText: /^1 of \d+/ }).waitFor();
    expect(page.url()).toContain(`text=${orderId}`);
    await rows.getByRole('link', { name: 'POST /api/orders' }).click();
    await page.waitForURL(`**/dev/traces/${traceId}`);
    await visitor.leave();
  });

  const openedAt = async (visitor: Visitor) =>
    visitor.page.locator('details[open] .name').first().textContent();

  it('When a waterfall is gone through by keys, then each span opens, and a link leads to the try before', async () => {
    const visitor = await open(`/dev/orders/${orderId}`);
    const { page } = visitor;
    expect(await page.locator('.rows details').count()).toBe(purchase().length);
    await page.locator('.rows summary').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await openedAt(visitor)).toBe('find tickets');
    await page.getByText('tickets', { exact: true }).first().waitFor();
    await page.keyboard.press('Enter');

    const again = page.locator('.rows details', { hasText: 'redelivered' });
    await again.locator('summary').click();
    await again.getByRole('link', { name: /^[0-9a-f]{16}$/ }).click();
    await page.locator('details[open] .mark.again').waitFor();
    await visitor.leave();
  });

  it('When an event is published, then whoever watches sees it without loading anew', async () => {
    // new rows move what is below them, which a visitor would report as a fault
    const page = await shop.browser.newPage();
    await page.goto(`${shop.url}/dev/events`);
    await page.locator('[data-stream]', { hasText: /^live$/ }).waitFor();
    const users = page.locator('#events tr', { hasText: 'user:created' });
    const before = await users.count();
    await shop.person('another');
    while ((await users.count()) === before) await page.waitForTimeout(20);
    await page.getByLabel('Subject or order').fill('nothing like it');
    expect(await page.locator('#events tr:visible').count()).toBe(0);
    await page.close();
  });

  it('When a dead letter is replayed by its button, then it is closed, and the page says so', async () => {
    const visitor = await open('/dev/dead-letters');
    const { page } = visitor;
    const sent = async () => (await shop.bus?.history('session:ended'))?.length;
    const before = (await sent()) ?? 0;
    await page
      .getByRole('button', { name: /^Replay session:ended/ })
      .first()
      .click();
    await page.getByRole('status').filter({ hasText: 'Replayed' }).waitFor();
    expect(await sent()).toBe(before + 1);
    await visitor.leave();
  });

  it('When there is no script, then all of it is there, and the filter filters', async () => {
    const visitor = await open('/dev/traces', { ...desktop, javaScriptEnabled: false });
    const { page } = visitor;
    await page.getByLabel('Errors only').check();
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByText(/^[1-9]\d* of \d+/).waitFor();
    await page.getByRole('link', { name: 'POST /api/orders' }).first().click();
    await page.locator('.rows summary').first().click();
    await page.getByText('ticketing.order.id').first().waitFor();
    await visitor.leave();
  });
});
