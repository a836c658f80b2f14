import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import { type LocalPlatform, startPlatform } from '@ticketing/local';
import { newPerson, type Person } from './harness/people.ts';

jest.setTimeout(60_000);

const word = `a"'><img src=x onerror=stolen()></script><script>stolen()</script>{{1}}`;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

let shop: LocalPlatform;
let data: string;
let [seller, buyer] = [] as unknown as [Person, Person];
let [ticketId, orderId, sellerId] = ['', '', ''];

const insist = async (who: Person, method: string, path: string, body: object) => {
  const answer = await who.ask(method, path, body);
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
};

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'ticketing-hostile-'));
  shop = await startPlatform({ data, env: { CI: '1', PATH: '', RATE_LIMITS: 'false', LOG_LEVEL: 'silent' } });
  seller = await newPerson(shop.url, 'seller');
  buyer = await newPerson(shop.url, 'buyer');
  for (const person of [seller, buyer])
    await insist(person, 'PATCH', '/api/users/me', { name: word.slice(0, 80) });
  const place = { venue: word, city: word.slice(0, 80), address: word, startsAt: inDays(0.05) };
  const listing = await seller.list({ title: word, description: word, quantity: 10, ...place });
  ticketId = listing.id;
  sellerId = (listing as unknown as { userId: string }).userId;
  orderId = (await buyer.reserve(ticketId)).id;
  await buyer.pay(orderId);
  await insist(seller, 'POST', '/api/orders/doors', { ticketId, name: word.slice(0, 40) });
  const hook = {
    url: `https://seller.example.com/${encodeURIComponent(word)}?a=${word}`,
    events: ['order.completed'],
  };
  await insist(seller, 'POST', '/api/notifications/webhooks', hook);
  await until('it is paid', async () => {
    const { status } = (await (await buyer.ask('GET', `/api/orders/${orderId}`)).json()) as {
      status: string;
    };
    return status === 'complete';
  });
}, 90_000);
afterAll(async () => {
  await shop?.stop();
  rmSync(data, { recursive: true, force: true });
});

const open = (path: string, who?: Person) =>
  fetch(`${shop.url}${path}`, { headers: who ? { cookie: who.cookie } : {}, redirect: 'manual' });

describe('words that are scripts', () => {
  const pages: [string, () => string, () => Person | undefined][] = [
    ['the front page', () => '/', () => undefined],
    ['a search', () => `/?search=${encodeURIComponent(word)}`, () => undefined],
    ['a list of a city', () => `/?city=${encodeURIComponent(word.slice(0, 80))}`, () => undefined],
    ['a listing', () => `/tickets/${ticketId}`, () => buyer],
    ['a seller', () => `/sellers/${sellerId}`, () => undefined],
    ['an order', () => `/orders/${orderId}`, () => buyer],
    ['the orders', () => '/orders', () => buyer],
    ['the account', () => '/account', () => buyer],
    ['the messages', () => '/notifications', () => buyer],
    ['the desk', () => '/desk', () => seller],
    ['a listing at the desk', () => `/desk/${ticketId}`, () => seller],
    ['the form of a listing', () => `/tickets/new?from=${ticketId}`, () => seller],
    ['the webhooks', () => '/account/webhooks', () => seller],
    ['signing in', () => `/auth/signin?next=${encodeURIComponent(word)}`, () => undefined],
    ['no page', () => `/${encodeURIComponent(word)}`, () => undefined],
  ];
  const shown = new Set<string>();

  it.each(pages)('When they are shown on %s, then they are text', async (name, path, who) => {
    const answer = await open(path(), who());
    const html = await answer.text();
    expect([200, 404, 400]).toContain(answer.status);
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    expect(html).not.toMatch(/<img src=x|<script>stolen/);
    if (html.includes('&lt;img src=x')) shown.add(name);
  });

  it('When all pages were opened, then most had them', () => {
    expect([...shown].length).toBeGreaterThanOrEqual(8);
  });

  it('When they are put into a search by script, then the answer is data', async () => {
    const answer = await open(`/api/tickets?search=${encodeURIComponent(word)}`);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('a way back that leads elsewhere', () => {
  const ways = [
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '\\\\elsewhere.example',
    'javascript:stolen()',
    '/%0d%0aLocation:%20https://elsewhere.example',
    '//elsewhere.example/%2f..',
  ];
  const leadsTo = (answer: Response) => {
    const location = answer.headers.get('location');
    return location === null ? undefined : new URL(location, shop.url).origin;
  };

  it.each(ways)('When it is "%s", then nobody is led there', async (way) => {
    const next = encodeURIComponent(way);
    const language = await open(`/language?to=de&next=${next}`);
    expect([language.status, leadsTo(language)]).toEqual([303, shop.url]);
    const form = new URLSearchParams({ email: buyer.email, password: 'Correct-horse-7' });
    const signedIn = await fetch(`${shop.url}/auth/signin?next=${next}`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    });
    expect([signedIn.status, leadsTo(signedIn)]).toEqual([303, shop.url]);
    expect(signedIn.headers.getSetCookie().join()).toContain('session=');
  });
});
