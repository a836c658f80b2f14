import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { chromiumOnPath } from './harness/chromium.ts';
import { testCard } from './harness/pay.ts';
import { newEmail, password } from './harness/people.ts';
import { desktop, type Shop, startShop } from './harness/start-shop.ts';

const maxSteps = 60;

/** Goes on with Tab until the focus is on what has this name. */
const tabTo = async (page: Page, name: string) => {
  for (let steps = 0; steps < maxSteps; steps++) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      const label = (element as HTMLInputElement | null)?.labels?.[0]?.textContent;
      return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '').trim();
    });
    if (here.startsWith(name)) return;
  }
  throw new Error(`Tab never came to "${name}"`);
};

(chromiumOnPath ? describe : describe.skip)('With the keyboard alone', () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await startShop();
    const seller = await shop.person('seller');
    await seller.list({ title: 'Songs by heart', price: 14 });
  }, 60_000);
  afterAll(() => shop?.stop());

  it('When somebody signs up, finds, reserves and pays, then no mouse is needed', async () => {
    const visitor = await shop.visitor(desktop);
    const { page } = visitor;
    await visitor.go('/');
    await tabTo(page, 'Skip to content');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Songs by heart');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/tickets\//);
    await tabTo(page, 'Sign in to reserve');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/auth\/signin/);
    await tabTo(page, 'New here?');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/auth\/signup/);
    await tabTo(page, 'E-mail');
    await page.keyboard.type(newEmail('keys'));
    await tabTo(page, 'Password');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/tickets\//);
    await tabTo(page, 'Reserve');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/orders\//);
    await tabTo(page, 'Card number');
    await page.keyboard.type(testCard.success);
    await tabTo(page, 'Valid until');
    await page.keyboard.type('12/34');
    await tabTo(page, 'Security code');
    await page.keyboard.type('123');
    await tabTo(page, 'Pay €14.00');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Paid. Enjoy it!' }).waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Paid. Enjoy it!');
    await visitor.leave();
  }, 60_000);
});
