import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromiumOnPath } from './harness/chromium.ts';
import { listOdd, oddListings } from './harness/odd-listings.ts';
import { phone, type Shop, startShop } from './harness/start-shop.ts';
import type { Visitor } from './harness/visitor.ts';

(chromiumOnPath ? describe : describe.skip)('What people really write', () => {
  let shop: Shop;
  let visitor: Visitor;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    shop = await startShop();
    const seller = await shop.person('seller');
    const made = await listOdd(seller);
    for (const [index, { title }] of oddListings.entries()) ids[title] = String(made[index]);
    visitor = await shop.visitor(phone);
  }, 60_000);
  afterAll(async () => {
    await visitor?.leave();
    await shop?.stop();
  });

  it('When titles are scripts, emoji, Arabic or 200 letters long, then the list shows them as they are', async () => {
    await visitor.go('/?sort=newest&minPrice=0.01');
    const shown = await visitor.page.locator('.cards h3').allTextContents();
    expect(shown.reverse()).toEqual(oddListings.map(({ title }) => title));
    expect(await visitor.page.locator('img:not(.art img)').count()).toBe(0);
  });

  it.each(oddListings.map(({ title }) => title))(
    'When "%s" is opened, then so does its page',
    async (title) => {
      await visitor.go(`/tickets/${ids[title]}`);
      expect(await visitor.page.locator('h1').textContent()).toBe(title);
      expect(await visitor.page.title()).toBe(`${title} · Ticketing`);
      const wide = await visitor.page.evaluate('document.documentElement.scrollWidth');
      expect(wide).toBeLessThanOrEqual(phone.viewport.width);
    },
  );

  it('When the price is the highest there is, then it is written out', async () => {
    await visitor.go(`/tickets/${ids['The most expensive seat there is']}`);
    await visitor.page.getByText('€999,999.99').waitFor();
    await visitor.page.getByText('10,000 left').waitFor();
  });

  it('When the date has passed, then list and listing say so, and nobody is asked to reserve', async () => {
    await visitor.go('/?search=reading&sort=newest');
    await visitor.page.locator('.card', { hasText: 'Date passed' }).waitFor();
    await visitor.page.getByRole('link', { name: 'A reading that has been' }).click();
    await visitor.page.locator('.facts').getByText('Date passed').waitFor();
    await visitor.page.getByText('It is no longer sold.').waitFor();
    expect(await visitor.page.getByText('to reserve').count()).toBe(0);
    await visitor.go('/');
    expect(await visitor.page.getByText('A reading that has been').count()).toBe(0);
  });

  it('When they are in another zone and speak German, then date and money are theirs', async () => {
    const theirs = await shop.visitor({ locale: 'de-DE', timezoneId: 'America/New_York' });
    await theirs.go(`/tickets/${ids['Jazz on the river terrace']}`);
    const facts = await theirs.page.locator('.facts').textContent();
    expect(facts).toMatch(/Wann\w{2} \d+\. \w+ \d{4}, 1[34]:30 UhrZeit in New York/);
    await theirs.page.getByText('24,50 €').waitFor();
    await theirs.leave();
  });
});
