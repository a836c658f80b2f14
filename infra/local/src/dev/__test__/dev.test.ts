import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LocalPlatform, startPlatform } from '../../start-platform.ts';
import { orderId, purchase, purchaseAsOtlp, traceId } from '../../traces/example-purchase.ts';

const data = mkdtempSync(join(tmpdir(), 'dev-'));
let platform: LocalPlatform;
beforeAll(async () => {
  const env = { CI: '1', PATH: '', RATE_LIMITS: 'false', LOG_LEVEL: 'silent' };
  platform = await startPlatform({ data, dev: true, web: false, env });
}, 30_000);
afterAll(async () => {
  await platform.stop();
  rmSync(data, { recursive: true });
});

const get = (path: string, init?: RequestInit) =>
  fetch(`${platform.url}${path}`, { redirect: 'manual', ...init });
const page = async (path: string) => (await get(path)).text();
const json = { 'content-type': 'application/json' };
const send = (body: unknown, headers: Record<string, string> = json) =>
  get('/dev/otlp/v1/traces', {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const until = async (is: () => Promise<boolean>) => {
  while (!(await is())) await new Promise((done) => setTimeout(done, 10));
};

/** What fetch would not say: another name for this machine. */
const asked = (headers: Record<string, string>, method = 'GET', path = '/dev') =>
  new Promise<{ status: number; body: string }>((done, fail) => {
    const { port } = new URL(platform.url);
    request({ host: '127.0.0.1', port, path, method, headers }, async (answer) => {
      done({ status: answer.statusCode ?? 0, body: await text(answer) });
    })
      .on('error', fail)
      .end();
  });

describe('the receiver', () => {
  it('When spans are sent, also gzipped, then they are a trace, and its JSON is what was sent', async () => {
    const answer = await send(purchaseAsOtlp());
    expect([answer.status, await answer.json()]).toEqual([200, { partialSuccess: {} }]);
    const zipped = gzipSync(JSON.stringify(purchaseAsOtlp()));
    const again = await get('/dev/otlp/v1/traces', {
      method: 'POST',
      headers: { ...json, 'content-encoding': 'gzip' },
      body: zipped,
    });
    expect(again.status).toBe(200);
    const { traces } = JSON.parse(await page('/dev/traces.json'));
    expect(traces[0]).toMatchObject({ traceId, orderId, name: 'POST /api/orders', spans: purchase().length });
    const { resourceSpans } = JSON.parse(await page(`/dev/traces/${traceId}.json`));
    expect(resourceSpans).toHaveLength(purchaseAsOtlp().resourceSpans.length);
  });

  it('When a body is wrong, then 400 names the field, and nothing of it is kept', async () => {
    const bad = purchaseAsOtlp();
    const spans = bad.resourceSpans[1]?.scopeSpans[0]?.spans as { spanId: unknown; traceId: string }[];
    for (const span of spans) span.traceId = 'f'.repeat(32);
    (spans[2] as { spanId: unknown }).spanId = 7;
    const answer = await send(bad);
    expect(answer.status).toBe(400);
    const { error } = (await answer.json()) as { error: string };
    expect(error).toBe(
      'resourceSpans[1].scopeSpans[0].spans[2].spanId must be 16 hex digits, not all of them 0',
    );
    expect((await get(`/dev/traces/${'f'.repeat(32)}.json`)).status).toBe(404);
    expect((await send('{')).status).toBe(400);
  });

  it('When a body is too large, packed or not, of another type, or a browser’s, then it is refused', async () => {
    const large = ' '.repeat(5 * 1024 * 1024);
    const refused = [
      await send(large).then(
        ({ status }) => status,
        () => 413,
      ),
      (
        await get('/dev/otlp/v1/traces', {
          method: 'POST',
          headers: { ...json, 'content-encoding': 'gzip' },
          body: gzipSync(large),
        })
      ).status,
      (await send('x', { 'content-type': 'application/x-protobuf' })).status,
      (await send('{}', { ...json, origin: platform.url })).status,
      (await get('/dev/otlp/v1/traces')).status,
    ];
    expect(refused).toEqual([413, 413, 415, 403, 405]);
  });
});

describe('who may look', () => {
  it.each(['shop.example.com', 'localhost.example.com', '10.0.0.7:3000'])(
    'When it is asked for as %j, then not',
    async (host) => {
      for (const path of ['/dev', '/dev/traces.json', '/dev/events/stream'])
        expect((await asked({ host }, 'GET', path)).status).toBe(403);
    },
  );

  it.each(['localhost', 'localhost:3000', '127.0.0.1:1', '[::1]:3000', 'shop.localhost:3000'])(
    'When it is asked for as %j, then it answers',
    async (host) => {
      expect((await asked({ host })).status).toBe(200);
    },
  );

  it.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://localhost:1' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['another site without an origin', { 'sec-fetch-site': 'cross-site' }],
  ])('When %s posts, then it is refused', async (_who, headers) => {
    const { host } = new URL(platform.url);
    const answer = await asked({ host, ...headers }, 'POST', '/dev/dead-letters/replay');
    expect([answer.status, answer.body]).toEqual([403, 'Another site’s page may not do this\n']);
  });
});

it('When pages are served, then no script but their own may run, and they are never kept', async () => {
  for (const path of [
    '/dev',
    '/dev/traces',
    `/dev/traces/${traceId}`,
    '/dev/events',
    '/dev/dead-letters',
    '/dev/stores',
  ]) {
    const answer = await get(path);
    const policy = String(answer.headers.get('content-security-policy'));
    expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 200, 'no-store']);
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(await answer.text()).not.toMatch(
      /<script>|\son\w+=|\sstyle=|https?:\/\/(?!www\.w3\.org|localhost)/,
    );
  }
});

it('When an attribute has markup in it, then it is text', async () => {
  const [first] = purchase();
  const { writeOtlp } = await import('../../traces/write-otlp.ts');
  const bad = '<img src=x onerror=alert(1)>';
  const evil = { ...first, traceId: 'e'.repeat(32), name: bad, service: bad, attributes: { [bad]: bad } };
  await send(writeOtlp([evil as never]));
  for (const path of ['/dev/traces', `/dev/traces/${'e'.repeat(32)}`])
    expect(await page(path)).not.toContain('<img');
});

it('When an order is asked for, then its trace is shown, with links, marks and what is missing', async () => {
  const answer = await get(`/dev/orders/${orderId}`);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, `/dev/traces/${traceId}`]);
  const html = await page(`/dev/traces/${traceId}`);
  for (const part of [
    'Missing parent',
    'redelivered',
    'parked',
    '30.9 s idle',
    'which is not kept here',
    'broker wait',
  ])
    expect(html).toContain(part);
  const none = await get(`/dev/traces/${'9'.repeat(32)}`);
  expect([none.status, await none.text()]).toEqual([404, expect.stringContaining('the last 200 are kept')]);
});

it('When a list is filtered, then only what is wanted is in it', async () => {
  const names = async (query: string) =>
    JSON.parse(await page(`/dev/traces.json?${query}`)).traces.map(
      (trace: { traceId: string }) => trace.traceId,
    );
  expect(await names(`text=${orderId}`)).toEqual([traceId]);
  expect(await names('service=payments&errors=on')).toEqual([traceId]);
  expect(await names('text=nothing+like+it')).toEqual([]);
});

it('When a request passes the gateway, then it is a span of the ingress, and the service gets its id', async () => {
  const parent = `00-${traceId}-${orderId.slice(8)}-01`;
  await get('/api/tickets?a=secret', { headers: { traceparent: parent } });
  await until(async () => (await page(`/dev/traces/${traceId}.json`)).includes('GET /api/tickets'));
  const text = await page(`/dev/traces/${traceId}.json`);
  expect(text).toContain('"stringValue":"ingress"');
  expect(text).not.toContain('secret');
  const unsampled = '0af7651916cd43dd8448eb211c80319c';
  await get('/api/tickets', { headers: { traceparent: `00-${unsampled}-00f067aa0ba902b7-00` } });
  await get('/api/tickets', { headers: { traceparent: parent } });
  expect((await get(`/dev/traces/${unsampled}.json`)).status).toBe(404);
});

it('When services are asked after, then each is live and ready, and what it stores has a size', async () => {
  const services = await page('/dev');
  for (const name of Object.keys(platform.services)) expect(services).toContain(`>${name}</span>`);
  expect(services).toContain('All of them ready');
  await get('/api/users/signup', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ email: 'someone@example.com', password: 'Aa-1234567' }),
  });
  expect(await page('/dev/stores')).toMatch(/users<\/th><td class="number">1<\/td>/);
});

it('When events are published, then who watches sees them at once, without what they carry', async () => {
  const leaving = new AbortController();
  const answer = await get('/dev/events/stream', { signal: leaving.signal });
  const reader = (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  const body = JSON.stringify({
    id: 'order:x/1',
    at: '2026-11-27T09:00:00Z',
    data: { id: orderId, userId: 'private' },
  });
  await platform.bus?.publish({ subject: 'order:nobody-listens', id: 'x', body });
  let said = '';
  while (!said.includes('nobody-listens')) said += (await reader.read()).value;
  leaving.abort();
  expect(said).toContain(orderId);
  expect(said).not.toContain('private');
  expect(await page('/dev/events')).toContain('order:nobody-listens');
});

it('When a dead letter is replayed, then it is sent once more, and closed', async () => {
  await platform.bus?.publish({ subject: 'session:ended', id: 'poison', body: '{' });
  const cards = async () => (await page('/dev/dead-letters')).match(/class="card"/g)?.length ?? 0;
  await until(async () => (await cards()) > 0);
  const html = await page('/dev/dead-letters');
  const [, service = '', id = ''] =
    /name="service" value="(.*?)">.*?name="id" value="(.*?)">/.exec(html) ?? [];
  const replay = (body: Record<string, string>) =>
    get('/dev/dead-letters/replay', {
      method: 'POST',
      headers: { origin: platform.url },
      body: new URLSearchParams(body),
    });
  const sent = () => platform.bus?.history('session:ended').then(({ length }) => length);
  const before = (await sent()) ?? 0;
  const answer = await replay({ service, id });
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    `/dev/dead-letters?replayed=${encodeURIComponent(id)}`,
  ]);
  expect(await sent()).toBe(before + 1);
  expect((await replay({ service, id })).status).toBe(404);
  expect((await replay({ service: 'nobody', id })).status).toBe(404);
  expect((await replay({ id })).status).toBe(400);
});

it('When there is no such page, or it is only for another method, then that is said', async () => {
  expect((await get('/dev/nothing')).status).toBe(404);
  expect((await get('/dev/assets/../package.json')).status).toBe(404);
  expect((await get('/dev/traces', { method: 'POST', headers: { origin: platform.url } })).status).toBe(405);
  expect((await get('/dev/mail')).status).toBe(200);
});
