import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromiumOnPath } from './harness/chromium.ts';
import type { Person } from './harness/people.ts';
import { phone, type Shop, startShop } from './harness/start-shop.ts';

const holdSeconds = 12;
/** After half a second what a click brings is counted as movement. */
const slowMs = 700;

(chromiumOnPath ? describe : describe.skip)('While somebody looks on', () => {
  let shop: Shop;
  let seller: Person;

  beforeAll(async () => {
    shop = await startShop({ ORDER_HOLD_SECONDS: String(holdSeconds) });
    seller = await shop.person('seller');
  }, 60_000);
  afterAll(() => shop?.stop());

  const visitorAs = async (name: string) => {
    const visitor = await shop.visitor(phone);
    const person = await shop.person(name);
    await visitor.isAlready(person);
    return { ...visitor, person };
  };

  it('When two reach for the last ticket, then one has it, and the other sees it without a reload', async () => {
    const ticket = await seller.list({ title: 'The last seat', quantity: 1 });
    const both = [await visitorAs('one'), await visitorAs('two')] as const;
    await both[0].person.reserve((await seller.list({ title: 'Warm up' })).id);
    for (const { go, page } of both) {
      await go(`/tickets/${ticket.id}`);
      await page.route('**/api/orders', async (route) => {
        await sleep(slowMs);
        await route.continue();
      });
    }
    await Promise.all(both.map(({ page }) => page.getByRole('button', { name: 'Reserve' }).click()));
    const outcomes = await Promise.all(
      both.map(({ page }) =>
        Promise.race([
          page
            .getByRole('timer')
            .waitFor()
            .then(() => 'has it'),
          page
            .getByText('Ticket is already reserved')
            .waitFor()
            .then(() => 'was late'),
          page
            .getByText('Every one is sold or held')
            .waitFor()
            .then(() => 'was late'),
        ]),
      ),
    );
    expect(outcomes.sort()).toEqual(['has it', 'was late']);
    for (const visitor of both) {
      if (!visitor.page.url().includes('/orders/')) visitor.expectRefusal('400 POST /api/orders');
      await visitor.leave();
    }
  }, 60_000);

  it('When others take seats, then what is left is counted on the listing and in the list', async () => {
    const ticket = await seller.list({ title: 'Counted seats', quantity: 4 });
    const buyer = await shop.person('buyer');
    const [list, listing] = [await shop.visitor(), await visitorAs('onlooker')];
    await list.go('/?search=counted');
    await listing.go(`/tickets/${ticket.id}`);
    // on a phone what follows the form is seen only then
    await listing.page.getByRole('button', { name: 'Share' }).scrollIntoViewIfNeeded();
    await listing.page.getByText('4 left').waitFor();
    await buyer.reserve(ticket.id, 3);
    await listing.page.getByText('1 left', { exact: true }).waitFor();
    await list.page.getByText('1 left').waitFor();
    await (await shop.person('another')).reserve(ticket.id);
    await listing.page.getByText('Every one is sold or held').waitFor();
    await list.leave();
    await listing.leave();
  }, 60_000);

  it('When the hold ends, then the page says so by itself, and that nothing was charged', async () => {
    const visitor = await visitorAs('slow');
    const ticket = await seller.list({ title: 'Too slow for this' });
    const order = await visitor.person.reserve(ticket.id);
    await visitor.go(`/orders/${order.id}`);
    await visitor.page.getByRole('timer').waitFor();
    expect(await visitor.page.locator('.countdown-late').count()).toBe(1);
    await visitor.page
      .getByRole('heading', { name: 'The hold has expired' })
      .waitFor({ timeout: (holdSeconds + 5) * 1000 });
    await visitor.page.getByText('You were not charged.').waitFor();
    await visitor.leave();
  }, 60_000);
});
