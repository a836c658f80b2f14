import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spanDays } from '../components/listings/quick-filters.ts';
import { chromiumOnPath } from './harness/chromium.ts';
import type { Person } from './harness/people.ts';
import { type Shop, startShop } from './harness/start-shop.ts';

const kilo = 1000;
const maxHtmlBytes = 45 * kilo;
const maxScriptBytes = 130 * kilo;
/** Paying brings the live order and the card form; Stripe's own script comes on top, from Stripe. */
const maxPayScriptBytes = 145 * kilo;

(chromiumOnPath ? describe : describe.skip)('Budgets', () => {
  let shop: Shop;
  let seller: Person;
  let ticketId: string;

  beforeAll(async () => {
    shop = await startShop();
    seller = await shop.person('seller');
    const startsAt = new Date(Date.now() + 10 * 86_400_000).toISOString();
    const place = { venue: 'Harbour stage, second floor', city: 'Hamburg', timeZone: 'Europe/Berlin' };
    for (let n = 1; n <= 51; n++) {
      const title = `An evening of songs and stories, number ${n}`;
      ticketId = (await seller.list({ title, ...place, category: 'concert', startsAt })).id;
    }
    await fillTheRails(place);
  }, 60_000);
  afterAll(() => shop?.stop());

  /** Six for this weekend, whatever day it is, and six that are nearly gone. */
  const fillTheRails = async (place: object) => {
    const { to } = spanDays('UTC', Date.now()).weekend;
    const atWeekend = { ...place, category: 'club', startsAt: `${to}T23:59:00Z` };
    const buyers = [await shop.person('one'), await shop.person('two')] as const;
    for (let n = 1; n <= 6; n++) {
      await seller.list({ ...atWeekend, title: `A night of songs and stories, number ${n}` });
      const few = { ...place, category: 'film', title: `A film with songs and stories, number ${n}` };
      const soon = new Date(Date.now() + 9 * 86_400_000).toISOString();
      const { id } = await seller.list({ ...few, quantity: 4, startsAt: soon });
      await buyers[n % 2 ? 0 : 1].reserve(id, 3);
    }
  };

  const read = async (path: string, cookie = '') => {
    const answer = await fetch(`${shop.url}${path}`, { headers: cookie ? { cookie } : {} });
    return { answer, html: await answer.text() };
  };
  const known = new Map<string, Promise<number>>();
  /** Most pages share most files. */
  const sizeOf = (src: string): Promise<number> => {
    const size =
      known.get(src) ?? fetch(`${shop.url}${src}`).then(async (file) => gzipSync(await file.text()).length);
    known.set(src, size);
    return size;
  };
  const scriptBytes = async (html: string) => {
    const files = [...html.matchAll(/<script (?:defer="" )?src="([^"]+)"/g)].map(([, src]) => String(src));
    const sizes = await Promise.all(files.map(sizeOf));
    return sizes.reduce((sum, size) => sum + size, 0);
  };

  it('When some fifty listings are on the home page, then its HTML is under 45 KB', async () => {
    const { html } = await read('/');
    const shown = html.match(/class="art"/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(40);
    console.info(
      `home page, ${shown} listings: ${html.length} bytes of HTML, ${gzipSync(html).length} gzipped`,
    );
    expect(Buffer.byteLength(html)).toBeLessThan(maxHtmlBytes);
  });

  it('When a page is opened first, then its scripts are within the budget, gzipped', async () => {
    const order = await (await shop.person('buyer')).reserve(ticketId);
    const buyer = await shop.person('other');
    const own = await buyer.reserve(ticketId);
    expect(own.id).not.toBe(order.id);
    const sizes: Record<string, number> = {};
    for (const path of [
      '/',
      `/tickets/${ticketId}`,
      '/auth/signup',
      '/orders',
      `/orders/${own.id}`,
      '/account',
      '/tickets/new',
      `/tickets/${ticketId}/door`,
      `/tickets/${ticketId}/attendees`,
    ]) {
      sizes[path] = await scriptBytes((await read(path, buyer.cookie)).html);
    }
    for (const path of ['/desk', `/desk/${ticketId}`, `/desk/${ticketId}/cancel`])
      sizes[path] = await scriptBytes((await read(path, seller.cookie)).html);
    const admin = await shop.admin();
    for (const path of [
      '/admin',
      '/admin/users',
      `/admin/listings/${ticketId}`,
      `/admin/orders/${own.id}`,
      '/admin/letters',
      '/admin/audit',
    ])
      sizes[path] = await scriptBytes((await read(path, admin.cookie)).html);
    console.info(`first-load scripts, gzipped bytes: ${JSON.stringify(sizes)}`);
    const { [`/orders/${own.id}`]: toPay, ...rest } = sizes;
    expect(Math.max(...Object.values(rest))).toBeLessThan(maxScriptBytes);
    expect(toPay).toBeLessThan(maxPayScriptBytes);
  });

  it('When a page is served, then its headers let no foreign script, frame or guess of types in', async () => {
    const { answer, html } = await read('/');
    const policy = String(answer.headers.get('content-security-policy'));
    const nonce = /'nonce-([\w-]+)'/.exec(policy)?.[1];
    expect(policy).toContain(`script-src 'self' 'nonce-${nonce}';`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('stripe');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-powered-by')).toBeNull();
    expect(html).not.toMatch(/<script>|\son\w+=|\sstyle=/);
    expect(
      /'nonce-([\w-]+)'/.exec(String((await read('/')).answer.headers.get('content-security-policy')))?.[1],
    ).not.toBe(nonce);
  });

  it('When the cluster asks after it, then it is alive and ready', async () => {
    for (const path of ['/healthz/live', '/healthz/ready']) {
      const { answer, html } = await read(path);
      expect([answer.status, html]).toEqual([200, '{"status":"ok"}']);
    }
  });
});
