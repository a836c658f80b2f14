import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromiumOnPath } from './harness/chromium.ts';
import { desktop, phone, type Shop, startShop } from './harness/start-shop.ts';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

(chromiumOnPath ? describe : describe.skip)('The look', () => {
  let shop: Shop;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    shop = await startShop();
    const seller = await shop.person('seller');
    const listings = [
      {
        title: 'Zürich by night',
        category: 'club',
        city: 'Zürich',
        timeZone: 'Europe/Zurich',
        startsAt: inDays(2),
      },
      { title: 'Jazz on the river', category: 'concert', city: 'Hamburg', startsAt: inDays(20) },
      { title: 'Jazz in the cellar', category: 'concert', city: 'Hamburg', startsAt: inDays(30) },
      {
        title: 'Sunrise in Tokyo',
        category: 'film',
        city: 'Tokyo',
        timeZone: 'Asia/Tokyo',
        venue: 'Roof',
        address: '1 Harbour road',
        startsAt: '2035-05-01T09:30:00Z',
        description: 'See https://example.com/film?a=1. And <b>this</b>.',
      },
    ];
    for (const listing of listings) ids[listing.title] = (await seller.list(listing)).id;
  }, 60_000);
  afterAll(() => shop?.stop());

  it('When a poster is asked for, then it is an image for ever, in which nothing can run', async () => {
    const answer = await fetch(`${shop.url}/posters/abc.svg?c=concert&t=${encodeURIComponent('<script>')}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('image/svg+xml');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'",
    );
    expect(await answer.text()).not.toMatch(/<script/i);
    expect((await fetch(`${shop.url}/posters/abc.png`)).status).toBe(404);
  });

  it('When somebody types the beginning of a word, then suggestions lead there by the arrows', async () => {
    const visitor = await shop.visitor(desktop);
    const { page } = visitor;
    await visitor.go('/');
    const box = page.getByRole('combobox');
    await box.pressSequentially('zur');
    const option = page.getByRole('option', { name: 'Zürich by night' });
    await option.waitFor();
    expect(await box.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    expect(await option.getAttribute('aria-selected')).toBe('true');
    expect(await box.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    await page.keyboard.press('Escape');
    await option.waitFor({ state: 'hidden' });
    await box.pressSequentially('i');
    await option.waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/tickets/${ids['Zürich by night']}`);
    await visitor.leave();
  }, 60_000);

  it('When a word is mistyped, then the one that was meant is offered, and finds', async () => {
    const visitor = await shop.visitor(phone);
    const { page } = visitor;
    await visitor.go('/');
    await page.getByRole('combobox').pressSequentially('jaxz');
    await page.getByRole('option', { name: 'Did you mean' }).click();
    await page.getByRole('heading', { name: 'What we found' }).waitFor();
    expect(await page.locator('.cards .card').count()).toBe(2);
    await page.getByText('2 events').waitFor();
    await visitor.leave();
  }, 60_000);

  it("When somebody's day is another one than the server's, then today is theirs from their first page on", async () => {
    // at any hour it is another day in one of the two
    const timezoneId = new Date().getUTCHours() >= 10 ? 'Pacific/Kiritimati' : 'Pacific/Pago_Pago';
    const visitor = await shop.visitor({ ...desktop, timezoneId });
    const { page } = visitor;
    await visitor.go('/');
    await page.getByRole('link', { name: 'Today' }).click();
    await page.waitForURL(/from=/);
    await page.getByRole('link', { name: 'Today' }).click();
    await page.waitForURL(`${shop.url}/`);
    await visitor.leave();
  }, 60_000);

  it('When something is said while something else is still shown, then nothing moves', async () => {
    const visitor = await shop.visitor(phone);
    const { page } = visitor;
    await visitor.go(`/tickets/${ids['Jazz in the cellar']}`);
    const share = page.getByRole('button', { name: 'Share' });
    await share.click();
    await page.locator('.toast-line').waitFor();
    await share.click();
    await page.locator('.toast-line').waitFor({ state: 'detached' });
    await visitor.leave();
  }, 60_000);

  it('When a date, a category and a city are chosen, then all are in the address, and chosen again are taken back', async () => {
    const visitor = await shop.visitor(desktop);
    const { page } = visitor;
    await visitor.go('/');
    await page.getByRole('link', { name: 'Next 7 days' }).click();
    await page.waitForURL(/from=.*to=/);
    await page.locator('.cards .card').nth(0).waitFor();
    expect(await page.locator('.cards .card').count()).toBe(1);
    await page.getByRole('link', { name: 'Next 7 days' }).click();
    await page.waitForURL(`${shop.url}/`);
    await page.getByRole('link', { name: 'Concerts', exact: true }).click();
    await page.getByRole('link', { name: 'Hamburg', exact: true }).click();
    await page.waitForURL(/category=concert.*city=Hamburg|city=Hamburg.*category=concert/);
    await page.getByText('2 events').waitFor();
    await visitor.leave();
  }, 60_000);

  it('When an event is elsewhere, then its time is its own, with the name of the zone', async () => {
    const visitor = await shop.visitor(phone);
    await visitor.go(`/tickets/${ids['Sunrise in Tokyo']}`);
    const { page } = visitor;
    await page.getByText('Tue 1 May 2035, 18:30').waitFor();
    await page.getByText('Tokyo time').waitFor();
    const map = page.getByRole('link', { name: 'Show on a map' });
    expect(await map.getAttribute('href')).toContain('1%20Harbour%20road%2C%20Tokyo');
    const link = page.locator('.description a');
    expect(await link.getAttribute('href')).toBe('https://example.com/film?a=1');
    expect(await link.getAttribute('rel')).toContain('noopener');
    expect(await page.locator('.description b').count()).toBe(0);
    await visitor.leave();
  }, 60_000);

  it('When a program reads a listing, then it finds preview, canonical address and event', async () => {
    const path = `/tickets/${ids['Sunrise in Tokyo']}`;
    const html = await (await fetch(`${shop.url}${path}`)).text();
    expect(html).toContain(`<link rel="canonical" href="${shop.url}${path}"`);
    expect(html).toContain('<meta property="og:title" content="Sunrise in Tokyo"');
    const data = /<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/.exec(html)?.[1];
    expect(JSON.parse(String(data))).toMatchObject({
      '@type': 'Event',
      startDate: '2035-05-01T09:30:00.000Z',
    });
  });

  it('When a crawler comes, then it is shown the way, and every listing', async () => {
    const robots = await (await fetch(`${shop.url}/robots.txt`)).text();
    expect(robots).toContain(`Sitemap: ${shop.url}/sitemap.xml`);
    expect(robots).toContain('Disallow: /orders');
    const answer = await fetch(`${shop.url}/sitemap.xml`);
    expect(answer.headers.get('content-type')).toContain('application/xml');
    const sitemap = await answer.text();
    for (const id of Object.values(ids)) expect(sitemap).toContain(`<loc>${shop.url}/tickets/${id}</loc>`);
    expect((await fetch(`${shop.url}/sitemap.xml?category=nothing`)).status).toBe(404);
  });

  it('When somebody opens their menu, then account, language and theme are in it', async () => {
    const visitor = await shop.visitor(desktop);
    await visitor.isAlready(await shop.person('buyer'));
    await visitor.go('/');
    const { page } = visitor;
    await page.locator('.site-nav-wide summary').click();
    const menu = page.locator('.site-nav-wide .menu-items');
    for (const name of ['My listings', 'Account', 'Deutsch'])
      await menu.getByRole('link', { name }).waitFor();
    await menu.getByRole('button', { name: 'Light or dark' }).click();
    expect(await page.locator('html').getAttribute('data-bs-theme')).toBe('dark');
    await visitor.leave();
  }, 60_000);

  it('When a page follows another, then one fades into the other, and a search does not', async () => {
    const visitor = await shop.visitor(desktop);
    const { page } = visitor;
    await visitor.go('/');
    await page.evaluate(`
      const start = document.startViewTransition.bind(document);
      window.fades = 0;
      document.startViewTransition = (change) => { window.fades += 1; return start(change); };
    `);
    const fades = () => page.evaluate('window.fades');
    await page.getByRole('link', { name: 'Newest' }).click();
    await page.waitForURL(/sort/);
    expect(await fades()).toBe(0);
    await page.getByRole('link', { name: 'Zürich by night' }).first().click();
    await page.waitForURL(/tickets/);
    await page.getByRole('heading', { level: 1, name: 'Zürich by night' }).waitFor();
    expect(await fades()).toBe(1);
    await visitor.leave();
  });
});
