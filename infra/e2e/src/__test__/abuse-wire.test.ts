import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type AbusedShop, abusedShop } from '../abuse/abused-shop.ts';
import { raw, statusesIn } from '../abuse/raw.ts';
import { send } from '../fuzz/send.ts';

jest.setTimeout(60_000);

let shop: AbusedShop;
beforeAll(async () => {
  shop = await abusedShop();
}, 60_000);
afterAll(() => shop?.stop());

const account = (email: string) => JSON.stringify({ email, password: 'Story-1234' });
/** A request that hides in the body of another, as its bytes are. */
const hidden = (email: string) =>
  `POST /api/users/signup HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${account(email).length}\r\n\r\n${account(email)}`;
const isThere = async (email: string) => {
  const headers = { 'content-type': 'application/json' };
  const body = account(email);
  const { status } = await send(shop.url, { method: 'POST', path: '/api/users/signin', headers, body });
  return status === 200;
};
const chunked = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;

describe('a request that hides another', () => {
  const head = 'POST /api/users/signout HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
  const smuggled: [string, (inner: string) => string][] = [
    [
      'length and chunks',
      (inner) => `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${inner}`,
    ],
    [
      'chunks and length',
      (inner) =>
        `${head}Transfer-Encoding: chunked\r\nContent-Length: ${inner.length + 5}\r\n\r\n0\r\n\r\n${inner}`,
    ],
    ['two lengths', (inner) => `${head}Content-Length: ${inner.length}\r\nContent-Length: 0\r\n\r\n${inner}`],
    ['two lengths in one line', (inner) => `${head}Content-Length: 0, ${inner.length}\r\n\r\n${inner}`],
    ['a length with a sign', (inner) => `${head}Content-Length: +0\r\n\r\n${inner}`],
    ['a length in hex', (inner) => `${head}Content-Length: 0x0\r\n\r\n${inner}`],
    ['a negative length', (inner) => `${head}Content-Length: -1\r\n\r\n${inner}`],
    [
      'chunks spelt otherwise',
      (inner) => `${head}Content-Length: 0\r\nTransfer-Encoding: xchunked\r\n\r\n${inner}`,
    ],
    [
      'a coding twice',
      (inner) => `${head}Content-Length: 0\r\nTransfer-Encoding: chunked, identity\r\n\r\n${inner}`,
    ],
    [
      'a space before the colon',
      (inner) => `${head}Content-Length : 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${inner}`,
    ],
    [
      'a folded line',
      (inner) =>
        `${head}Content-Length: 0\r\nX-Folded: a\r\n Transfer-Encoding: chunked\r\n\r\n${inner}`.replace(
          'Content-Length: 0\r\n',
          '',
        ),
    ],
    [
      'line ends of one byte',
      (inner) => `${head}X: a\nTransfer-Encoding: chunked\nContent-Length: 0\r\n\r\n0\r\n\r\n${inner}`,
    ],
    ['a chunk of an odd size', (inner) => `${head}Transfer-Encoding: chunked\r\n\r\n-1\r\n${inner}`],
    [
      'a chunk that is too large',
      (inner) => `${head}Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n${inner}`,
    ],
  ];

  it.each(smuggled)(
    'When lengths are confused by %s, then it is refused, and what it hides is not done',
    async (what, make) => {
      const email = `hidden-${what.replaceAll(/\W/g, '-')}@example.com`;
      const statuses = statusesIn(await raw(shop.url, make(hidden(email))));
      expect(statuses.filter((status) => status !== 400)).toEqual([]);
      expect(await isThere(email)).toBe(false);
    },
  );

  it('When a body in chunks is what it claims, then it is one request', async () => {
    const body = account('open@example.com');
    const answer = await raw(
      shop.url,
      `${head.replace('signout', 'signup')}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunked(body)}`,
    );
    expect(statusesIn(answer)).toEqual([201]);
  });

  it('When a body holds a whole request, then it is a body', async () => {
    const inner = hidden('inside@example.com');
    const answer = await raw(shop.url, `${head}Content-Length: ${inner.length}\r\n\r\n${inner}`);
    expect(statusesIn(answer)).toEqual([400]);
    expect(await isThere('inside@example.com')).toBe(false);
  });
});

describe('a head that is none', () => {
  const get = 'GET /api/tickets HTTP/1.1\r\nHost: x\r\n';
  it.each<[string, string]>([
    ['has a NUL', `${get}X-Odd: a\0b\r\n\r\n`],
    ['has a name with a space', `${get}X Odd: a\r\n\r\n`],
    ['has no host', 'GET /api/tickets HTTP/1.1\r\n\r\n'],
    ['is of no version', 'GET /api/tickets HTTP/9.9\r\nHost: x\r\n\r\n'],
    ['is of no method', 'STEAL /api/tickets HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['has 100 KB', `${get}X-Odd: ${'a'.repeat(100_000)}\r\n\r\n`],
    ['has a space in its path', 'GET /api/tickets /x HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['speaks TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ])('When it %s, then it is refused, and the next is answered', async (_what, text) => {
    const statuses = statusesIn(await raw(shop.url, text));
    expect(statuses.every((status) => status === 400 || status === 431)).toBe(true);
    expect((await fetch(`${shop.url}/api/tickets`)).status).toBe(200);
  });

  it.each<[string, string]>([
    [
      'of another host',
      'GET http://elsewhere.example/api/tickets HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    ],
    ['that climbs', 'GET /api/tickets/../users/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['that climbs in code', 'GET /api/tickets/%2e%2e/users HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ])('When a path is one %s, then nothing is shown', async (_what, text) => {
    const [status] = statusesIn(await raw(shop.url, text));
    expect([404, 400, 503]).toContain(status);
  });
});

describe('line ends in what is sent', () => {
  const crlf = 'x\r\nSet-Cookie: session=theirs\r\n\r\n<script>';
  it.each<[string, string, Record<string, string>]>([
    ['the path', `/api/tickets/${encodeURIComponent(crlf)}`, {}],
    ['the query', `/api/tickets?search=${encodeURIComponent(crlf)}`, {}],
    ['a cursor', `/api/tickets?cursor=${encodeURIComponent(crlf)}`, {}],
    ['the name of a request', '/api/tickets', { 'x-request-id': 'x%0d%0aSet-Cookie:session=theirs' }],
    ['the language', '/api/users/currentuser', { 'accept-language': 'x%0d%0aSet-Cookie:session=theirs' }],
  ])('When they are in %s, then no header and no page is made of them', async (_what, path, headers) => {
    const answer = await send(shop.url, { method: 'GET', path, headers, body: undefined });
    expect(JSON.stringify(answer.headers)).not.toContain('theirs');
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('When they are in names that a file is made of, then its head has none of them', async () => {
    const seller = await shop.person('seller');
    const listing = { title: crlf, price: 5 };
    const { status, body } = await seller.ask<{ id: string }>('POST', '/api/tickets', listing);
    expect(status).toBe(201);
    for (const path of ['attendees.csv', 'buyers.csv']) {
      const headers = { cookie: seller.cookie() };
      const asked = {
        method: 'GET',
        path: `/api/orders/${path}?ticketId=${body.id}`,
        headers,
        body: undefined,
      };
      const answer = await send(shop.url, asked);
      expect(JSON.stringify(answer.headers)).not.toContain('theirs');
    }
  });
});
