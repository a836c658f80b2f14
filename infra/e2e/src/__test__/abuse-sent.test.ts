import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import { type AbusedShop, abusedShop } from '../abuse/abused-shop.ts';
import { paid } from '../fuzz/objects.ts';
import type { Person } from '../harness/person.ts';

jest.setTimeout(60_000);

let shop: AbusedShop;
let [buyer, seller] = [] as unknown as [Person, Person];
beforeAll(async () => {
  shop = await abusedShop();
  [buyer, seller] = await Promise.all([shop.person('buyer'), shop.person('seller')]);
}, 60_000);
afterAll(() => shop?.stop());

describe('mails of a purchase with hostile words', () => {
  const word = `"'><img src=x onerror=stolen()><script>stolen()</script>\r\nBcc: thief@example.com`;
  const friend = 'friend@example.com';

  const unescaped = (html: string) =>
    html.replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  /** As they are before the page of mails shows them. */
  const mailsTo = async (email: string) => {
    const page = async (path: string) => (await fetch(`${shop.url}${path}`)).text();
    const rows = (await page('/dev/mail')).split('<tr>').filter((row) => row.includes(`<td>${email}</td>`));
    const paths = rows.map((row) => /href="(\/dev\/mail\/[^"]+)"/.exec(row)?.[1]);
    const pages = await Promise.all(paths.map((path) => page(String(path))));
    return pages.map((shown) => ({
      shown,
      headers: [...shown.matchAll(/<td>([^<]*)<\/td><td>([^<]*)<\/td>/g)].map(([, name]) => name),
      html: unescaped(/srcdoc="([^"]*)"/.exec(shown)?.[1] ?? ''),
      text: unescaped(/<pre>([^<]*)<\/pre>/.exec(shown)?.[1] ?? ''),
    }));
  };

  it('When a listing, its seller, its buyer and a friend are named so, then the words are text in each mail about it', async () => {
    const name = word.slice(0, 80);
    for (const person of [buyer, seller])
      expect((await person.ask('PATCH', '/api/users/me', { name })).status).toBe(200);
    const listing = { title: word, price: 20, venue: word, city: name, quantity: 5 };
    const { body } = await seller.ask<{ id: string }>('POST', '/api/tickets', listing);
    const orderId = await paid(buyer, body.id);
    const passes = await buyer.ask<{ id: string }[]>('GET', `/api/orders/${orderId}/passes`);
    const given = `/api/orders/${orderId}/passes/${passes.body[0]?.id}/transfer`;
    expect((await buyer.ask('POST', given, { email: friend, name })).status).toBe(200);

    const about = async (email: string) =>
      (await mailsTo(email)).filter(({ html }) => html.includes('&lt;script&gt;'));
    for (const email of [buyer.email, friend]) {
      await until(`${email} has a mail`, async () => (await about(email)).length > 0);
      for (const { shown, headers, html, text } of await mailsTo(email)) {
        expect(html).not.toMatch(/<img|<script/);
        expect(shown).not.toMatch(/<img|<script/);
        expect(text).not.toMatch(/^Bcc:/m);
        expect(headers).not.toContain('Bcc');
      }
    }
    const [gift] = await about(friend);
    expect(gift?.text).toMatch(/stolen\(\)<\/script>.* gave you a ticket for .*stolen\(\)<\/script>/s);
  });
});

describe('a receiver of webhooks', () => {
  const receiver = async (status: number, headers: Record<string, string> = {}) => {
    const asked: string[] = [];
    const server = createServer((req, res) => {
      asked.push(String(req.url));
      res.writeHead(status, headers).end();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    return { asked, url: `http://127.0.0.1:${port}/hook`, stop: () => server.close() };
  };

  it.each([302, 307])('When it answers %d to a private address, then nobody follows', async (status) => {
    const inside = await receiver(200);
    const outside = await receiver(status, { location: inside.url });
    const hook = { url: outside.url, events: ['order.completed'] };
    const made = await seller.ask<{ id: string }>('POST', '/api/notifications/webhooks', hook);
    const path = `/api/notifications/webhooks/${made.body.id}`;
    await seller.ask('POST', `${path}/test`);
    const attempts = async () => {
      const { body } = await seller.ask<{ attempts: { status: number }[] }[]>('GET', `${path}/deliveries`);
      return body.flatMap((delivery) => delivery.attempts);
    };
    await until('it was sent', async () => (await attempts()).length > 0);
    expect(await attempts()).toEqual([expect.objectContaining({ status })]);
    expect([outside.asked, inside.asked]).toEqual([['/hook'], []]);
    for (const { stop } of [inside, outside]) stop();
  });
});
