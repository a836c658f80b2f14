import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chromiumOnPath } from './harness/chromium.ts';
import type { Person } from './harness/people.ts';
import { desktop, type Shop, startShop } from './harness/start-shop.ts';
import type { Visitor } from './harness/visitor.ts';

(chromiumOnPath ? describe : describe.skip)('Selling', () => {
  let shop: Shop;
  let seller: Person;
  let visitor: Visitor;

  beforeAll(async () => {
    shop = await startShop();
  }, 60_000);
  afterAll(() => shop?.stop());
  beforeEach(async () => {
    seller = await shop.person('seller');
    visitor = await shop.visitor(desktop);
    await visitor.isAlready(seller);
  });
  afterEach(() => visitor.leave());

  it('When somebody lists with a mistake, mends it, edits and withdraws, then each is as they said', async () => {
    const { page } = visitor;
    await visitor.go('/tickets/new');
    await page.getByLabel('Title').fill('Reading in the old library');
    await page.getByLabel('Price each').fill('0');
    await page.getByLabel('Date and time').fill('2027-03-14T19:30');
    await page.getByLabel('How many').fill('12');
    await page.getByLabel('Category').fill('Literature');
    visitor.expectRefusal('400 POST /api/tickets');
    await page.getByRole('button', { name: 'Put on sale' }).click();
    await page.locator('#price-error').getByText('Price must be greater than 0').waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('Reading in the old library');
    expect(await page.getByLabel('Date and time').inputValue()).toBe('2027-03-14T19:30');

    await page.getByLabel('Price each').fill('12,50');
    await page.getByRole('button', { name: 'Put on sale' }).click();
    await page.getByRole('heading', { name: 'Reading in the old library' }).waitFor();
    expect(await page.locator('.facts').textContent()).toContain('Sun 14 Mar 2027, 19:30');
    await page.getByText('€12.50').waitFor();

    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByLabel('Venue').fill('Old library');
    expect(await page.getByLabel('Price each').inputValue()).toBe('12.50');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.locator('.facts').getByText('Old library').waitFor();

    await page.getByRole('link', { name: 'My listings' }).click();
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await page.locator('.sheet .badge', { hasText: 'Withdrawn' }).waitFor();
  }, 60_000);

  it('When somebody has paid, then the seller sees it in seats and money, and can give it back', async () => {
    const buyer = await shop.person('buyer');
    const ticket = await seller.list({ title: 'Brass band', price: 8.5 });
    const order = await buyer.reserve(ticket.id, 3);
    await buyer.pay(order.id);
    const { page } = visitor;
    await visitor.go('/tickets/mine');
    expect(await page.locator('.tallies').textContent()).toBe('Sold3Held0Left7Revenue€25.50');
    await page.getByRole('link', { name: 'Paid orders' }).click();
    await page.getByText('3 seats · €25.50').waitFor();
    await page.getByRole('button', { name: 'Refund' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Refund' }).click();
    await page.getByText('The refund is on its way.').waitFor();
    const theirs = await shop.visitor();
    await theirs.isAlready(buyer);
    await theirs.go(`/orders/${order.id}`);
    await theirs.page.getByRole('heading', { name: 'Refunded' }).waitFor();
    await theirs.leave();
  }, 60_000);
});
