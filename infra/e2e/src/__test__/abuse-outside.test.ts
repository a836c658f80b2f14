import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import { signatureOf } from '@ticketing/fake-stripe';
import { type AbusedShop, abusedShop } from '../abuse/abused-shop.ts';
import { list, paid, reserve } from '../fuzz/objects.ts';
import type { Person } from '../harness/person.ts';

jest.setTimeout(60_000);

const secret = 'whsec_of_the_abused';

let shop: AbusedShop;
let [buyer, seller] = [] as unknown as [Person, Person];
beforeAll(async () => {
  shop = await abusedShop({ STRIPE_WEBHOOK_SECRET: secret, ALLOW_LOCAL_WEBHOOKS: 'false' });
  [buyer, seller] = await Promise.all([shop.person('buyer'), shop.person('seller')]);
}, 60_000);
afterAll(() => shop?.stop());

describe('what claims to come from Stripe', () => {
  const succeeded = (orderId: string) => {
    const intent = { id: 'pi_forged', object: 'payment_intent', status: 'succeeded', metadata: { orderId } };
    return JSON.stringify({
      ...{ id: `evt_${orderId}`, object: 'event', type: 'payment_intent.succeeded' },
      data: { object: intent },
    });
  };
  const deliver = async (body: string, signature: string | undefined) => {
    const headers = {
      'content-type': 'application/json',
      ...(signature === undefined ? {} : { 'stripe-signature': signature }),
    };
    const answer = await fetch(`${shop.url}/api/payments/webhook`, { method: 'POST', headers, body });
    return answer.status;
  };

  it('When it is unsigned, forged, of another body or an hour old, then 400, and the order stays unpaid', async () => {
    const orderId = await reserve(buyer, await list(seller));
    const body = succeeded(orderId);
    const now = new Date();
    const signatures = [
      undefined,
      '',
      't=1,v1=',
      signatureOf(body, 'whsec_guessed', now),
      signatureOf(`${body} `, secret, now),
      signatureOf(body, secret, new Date(now.getTime() - 3_600_000)),
      signatureOf(body, secret, now).replace('v1=', 'v0='),
    ];
    for (const signature of signatures) expect(await deliver(body, signature)).toBe(400);
    expect((await buyer.ask('GET', `/api/orders/${orderId}`)).body.status).toBe('created');
  });

  it('When a signed one lies and is replayed twenty times, then the charge of the order stays as it is', async () => {
    const orderId = await paid(buyer, await list(seller));
    const charge = async () => (await buyer.ask('GET', `/api/payments/${orderId}`)).body;
    await until('it is captured', async () => (await charge()).status === 'captured');
    const before = await charge();
    const body = succeeded(orderId);
    const signature = signatureOf(body, secret, new Date());
    const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(body, signature)));
    expect(answers.filter((status) => status >= 500)).toEqual([]);
    expect(await charge()).toEqual(before);
  });
});

describe('addresses that the shop is to send to', () => {
  it.each([
    'https://127.0.0.1/x',
    'https://2130706433/x',
    'https://0x7f.1/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/x',
    'https://[fd00:ec2::254]/x',
    'https://user:password@example.com/x',
    'http://example.com/x',
    'file:///etc/passwd',
    'gopher://127.0.0.1:6379/_FLUSHALL',
  ])('When a seller asks for %s, then it is refused', async (url) => {
    const { status, body } = await seller.insist('POST', '/api/notifications/webhooks', {
      url,
      events: ['order.paid'],
    });
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('"field":"url"')]);
  });
});

describe('images', () => {
  const chunk = (type: string, data: Buffer) => {
    const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(content), 4);
    return Buffer.concat([frame.subarray(0, 4), content, frame.subarray(4)]);
  };
  /** 40,000 by 40,000 pixels in a few hundred kilobytes. */
  const bomb = () => {
    const [side, rows] = [40_000, 40_000];
    const header = Buffer.alloc(13);
    header.writeUInt32BE(side, 0);
    header.writeUInt32BE(side, 4);
    header[8] = 1;
    const pixels = deflateSync(Buffer.alloc((1 + side / 8) * rows));
    const head = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
    return Buffer.concat([
      head,
      chunk('IHDR', header),
      chunk('IDAT', pixels),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  };
  const script = '<script>alert(document.domain)</script>';

  it.each<[string, () => Buffer | string]>([
    ['a bomb of pixels', bomb],
    ['an SVG with a script', () => `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`],
    ['a page', () => `<html>${script}</html>`],
    ['a GIF that is a script', () => `GIF89a/*${'\0'.repeat(64)}*/=1;alert(1)`],
    ['three bytes of a JPEG', () => Buffer.from([0xff, 0xd8, 0xff])],
    ['eleven megabytes', () => Buffer.alloc(11_000_000, 0xff)],
  ])('When %s is uploaded as a JPEG, then it is refused, and the shop goes on', async (_what, make) => {
    const answer = await fetch(`${shop.url}/api/tickets/images`, {
      method: 'POST',
      headers: { cookie: seller.cookie(), 'content-type': 'image/jpeg' },
      body: new Uint8Array(Buffer.from(make())),
    });
    expect([400, 413, 415]).toContain(answer.status);
    expect((await seller.ask('GET', '/api/tickets')).status).toBe(200);
  });
});

describe('files that are opened elsewhere', () => {
  it('When a buyer is named like a formula, then the CSV of buyers has no cell that a spreadsheet runs', async () => {
    const formula = '=HYPERLINK("http://evil.example","x")';
    expect((await buyer.ask('PATCH', '/api/users/me', { name: formula })).status).toBe(200);
    const ticketId = await list(seller);
    const orderId = await paid(buyer, ticketId);
    const csv = await fetch(`${shop.url}/api/orders/buyers.csv?ticketId=${ticketId}`, {
      headers: { cookie: seller.cookie() },
    });
    expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(await csv.text()).not.toMatch(/(^|[,\n"])[=+\-@]\w/);
    const pdf = await fetch(`${shop.url}/api/orders/${orderId}/passes.pdf`, {
      headers: { cookie: buyer.cookie() },
    });
    const bytes = Buffer.from(await pdf.arrayBuffer()).toString('latin1');
    expect([pdf.status, bytes.slice(0, 5)]).toEqual([200, '%PDF-']);
    expect(bytes).not.toMatch(/\/(JavaScript|JS|OpenAction|Launch|AA)\b/);
  });
});
