import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { chromiumOnPath } from './harness/chromium.ts';
import type { Person } from './harness/people.ts';
import { desktop, phone, type Shop, startShop } from './harness/start-shop.ts';
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
    await page.getByLabel('Category').selectOption('talk');
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

    await page.locator('.site-nav-wide summary').click();
    await page.getByRole('link', { name: 'My listings' }).click();
    await page.getByRole('link', { name: 'Reading in the old library' }).click();
    await page.locator('summary', { hasText: 'Withdraw this listing' }).click();
    await page.getByRole('button', { name: 'Yes, withdraw it' }).click();
    await page.locator('.desk-head .badge', { hasText: 'Withdrawn' }).waitFor();
  }, 60_000);

  it('When a picture is chosen, then it is uploaded, shown on the listing, and can be taken away', async () => {
    const { page } = visitor;
    await visitor.go('/tickets/new');
    const picture = page.getByLabel('Picture', { exact: true });
    visitor.expectRefusal('415 POST /api/tickets/images');
    await picture.setInputFiles({ name: 'x.gif', mimeType: 'image/gif', buffer: Buffer.from('GIF89a') });
    await page.locator('#imageId-error').getByText('GIF images are not accepted').waitFor();
    const bytes = { create: { width: 640, height: 800, channels: 3, background: '#224488' } } as const;
    const buffer = await sharp(bytes).png().toBuffer();
    await picture.setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer });
    await page.getByText('The picture is uploaded.').waitFor({ timeout: 20_000 });
    expect(await page.locator('#imageId-error').count()).toBe(0);
    await page.getByRole('img', { name: 'Your picture' }).waitFor();
    await page.getByLabel('Title').fill('A blue evening');
    await page.getByLabel('Price each').fill('9');
    await page.getByRole('button', { name: 'Put on sale' }).click();
    await page.getByRole('heading', { name: 'A blue evening' }).waitFor();
    await page.locator('img[src^="/api/tickets/images/"]').first().waitFor();
    const preview = await fetch(`${page.url()}/og.png`);
    expect([preview.status, preview.headers.get('content-type')]).toEqual([200, 'image/png']);
    const { dominant } = await sharp(await preview.arrayBuffer()).stats();
    expect(dominant.b).toBeGreaterThan(dominant.r);

    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByRole('button', { name: 'Remove the picture' }).click();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('heading', { name: 'A blue evening' }).waitFor();
    await page.locator('img[src^="/posters/"]').first().waitFor();
  }, 60_000);

  it('When orders cannot be asked, then fewer are not sold, it is said why, and what was typed stays', async () => {
    const ticket = await seller.list({ title: 'Ten chairs', quantity: 10 });
    const { page } = visitor;
    await visitor.go(`/tickets/${ticket.id}/edit`);
    await shop.services.orders.stop();
    await page.getByLabel('How many').fill('4');
    await page.getByLabel('Venue').fill('Old library');
    visitor.expectRefusal(`503 PUT /api/tickets/${ticket.id}`);
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Orders cannot be asked at the moment').waitFor();
    expect(await page.getByLabel('How many').inputValue()).toBe('4');
    expect(await page.getByLabel('Venue').inputValue()).toBe('Old library');
    await shop.services.orders.start();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.locator('.facts').getByText('Old library').waitFor();
  }, 60_000);

  it('When the listing was changed elsewhere meanwhile, then it is said, and what was typed stays', async () => {
    const ticket = await seller.list({ title: 'Twelve chairs', quantity: 12 });
    const { page, context } = visitor;
    await context.route(`**/api/tickets/${ticket.id}`, (route) => {
      const message = 'The listing was changed by somebody else meanwhile';
      return route.fulfill({
        status: 409,
        body: JSON.stringify({ errors: [{ message, code: 'ticket.changed' }] }),
      });
    });
    await visitor.go(`/tickets/${ticket.id}/edit`);
    await page.getByLabel('How many').fill('4');
    visitor.expectRefusal(`409 PUT /api/tickets/${ticket.id}`);
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('was changed by somebody else').waitFor();
    expect(await page.getByLabel('How many').inputValue()).toBe('4');
  }, 60_000);

  it('When an event is over, then its other facts can be corrected, its date sent as it was', async () => {
    const ticket = await seller.list({ startsAt: new Date(Date.now() + 1500).toISOString() });
    await new Promise((done) => setTimeout(done, 1500));
    const { page } = visitor;
    await visitor.go(`/tickets/${ticket.id}/edit`);
    await page.getByLabel('Venue').fill('Where it was');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.locator('.facts').getByText('Where it was').waitFor();
  }, 60_000);

  it('When the form is filled in on a phone, then no field sticks out of it', async () => {
    const { page } = visitor;
    await page.setViewportSize(phone.viewport);
    await visitor.go('/tickets/new');
    const [form, ...fields] = await Promise.all(
      ['form.panel', '#title', '#price', '#startsAt', '#quantity', '#maxPerOrder', '#description'].map((at) =>
        page.locator(at).boundingBox(),
      ),
    );
    const [first] = fields;
    for (const field of fields) {
      expect(field?.width).toBe(first?.width);
      expect(Number(field?.x) + Number(field?.width)).toBeLessThan(Number(form?.x) + Number(form?.width));
    }
  }, 60_000);
});
