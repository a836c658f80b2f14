import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { routeOf, serveMetrics } from '../metrics.ts';

const root = resolve(import.meta.dirname, '../../..');
const portOf = (server: Server) => (server.address() as AddressInfo).port;
const listening = (server: Server) =>
  server.listening ? undefined : new Promise((done) => server.once('listening', done));

let ops: Server;
let web: Server;
beforeAll(async () => {
  ops = serveMetrics(0);
  web = createServer((req, res) => void res.writeHead(req.url === '/orders' ? 500 : 200).end()).listen(0);
  await Promise.all([listening(ops), listening(web)]);
});
afterAll(() => {
  ops.close();
  web.close();
});
const shown = async () => (await fetch(`http://127.0.0.1:${portOf(ops)}/metrics`)).text();

it('When pages are answered, then each is counted by the path of its file, with its status', async () => {
  for (const path of ['/', '/orders', '/tickets/one?from=mail', '/wp-login.php'])
    await fetch(`http://127.0.0.1:${portOf(web)}${path}`);
  const text = await shown();
  for (const labels of [
    'route="/",status="200"',
    'route="/orders",status="500"',
    'route="/tickets/[ticketId]",status="200"',
    'route="other",status="200"',
  ])
    expect(text).toContain(`http_request_duration_seconds_count{service="client",method="GET",${labels}} 1`);
});

it('When a page has a file, then it is known by its path, and no page by another’s', () => {
  const files = readdirSync(resolve(root, 'client/pages'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    // one for all below it is named as the family
    .map((file) => file.replace('/[[...path]]', ''))
    .map((file) => `/${file.replace(/\.tsx?$/, '').replace(/(^|\/)index$/, '')}`.replace(/(.)\/$/, '$1'))
    .filter((file) => !/^\/(_|api($|\/)|healthz\/)/.test(file));
  expect(files.length).toBeGreaterThan(25);
  for (const file of files) expect(routeOf(file.replaceAll(/\[\w+\]/g, '665f0'))).toBe(file);
  expect(routeOf('/admin/users/665f0')).toBe('/admin');
  expect(routeOf('/healthz/live')).toBe('/healthz');
  expect(routeOf('/api/users')).toBe('/api');
});

it('When it is compared with the page of metrics, then it shows what is promised of it, and nothing else', async () => {
  const page = readFileSync(resolve(root, 'docs/metrics.md'), 'utf8');
  const promised = [...page.matchAll(/^\| `(\w+)` \|.*?\|(.*?)\|/gm)].flatMap(([, name, of]) =>
    of?.includes('client') ? [name] : [],
  );
  const names = [...(await shown()).matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name as string);
  expect(names.filter((name) => !/^(process|nodejs)_/.test(name))).toEqual(promised);
  for (const name of page.match(/\b(process|nodejs)_\w+[a-z]\b/g) ?? []) expect(names).toContain(name);
});
