import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from '@jest/globals';
import { listen } from '../../listen.ts';
import { orderId, purchase, purchaseAsOtlp, traceId } from '../../traces/example-purchase.ts';
import { traceOf } from '../../traces/trace.ts';
import { colours, paintFor, plain } from '../colours.ts';
import { report } from '../report.ts';

const servers: Server[] = [];
const serve = async (handle: RequestListener) => {
  const server = createServer(handle);
  servers.push(server);
  return `http://127.0.0.1:${await listen(server, 0)}`;
};
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const run = async (...args: string[]) => {
  const cli = join(import.meta.dirname, '../../../dist/trace/cli.js');
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { out, err, code };
};

it('When a purchase is printed, then who, what, when and how long are on a line, and nothing is wider than asked', () => {
  const lines = report(traceOf(purchase()), 120, plain).split('\n');
  const line = (what: string) => lines.find((each) => each.includes(what)) ?? '';
  expect(lines[0]).toBe(`POST /api/orders · order ${orderId} · trace ${traceId}`);
  expect(lines[1]).toBe('2026-11-27T09:00:00.000Z · 31.9 s · 37 spans · 6 services · 1 error');
  expect(line('find tickets')).toMatch(/^orders {9} find tickets +█+ +.*2\.5 ms$/);
  expect(line('send order:created')).toMatch(/░/);
  expect(line('┊30.9 s idle')).not.toBe('');
  expect(line('|0 ms')).toContain('|31.2 s');
  expect(line('[redelivered]')).toContain('process payment:authorized');
  expect(line('[again]')).toContain('process payment:authorized');
  expect(line('[parked]')).toContain('process order:completed');
  expect(line('! tickets: no listing')).not.toBe('');
  expect(line('→ linked to trace a1b2c3d4e5f60718293a4b5c6d7e8f90')).not.toBe('');
  expect(line('the try before')).not.toBe('');
  expect(line('missing parent dead00000000beef')).not.toBe('');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(120);
});

it('When it ends, then it says where the time went, by service and by kind', () => {
  const [, sums = ''] = report(traceOf(purchase()), 100, plain).split('Where the time went');
  expect(sums).toMatch(/^: 1\.01 s\n {2}by service\n {4}orders +\d+ ms +5\d\.\d %/);
  expect(sums).toContain('and 30.9 s without any span');
  for (const kind of ['http', 'listener', 'mongo', 'stripe', 'mail', 'queue', 'outbox', 'broker wait'])
    expect(sums).toMatch(new RegExp(`^ {4}${kind} +\\d`, 'm'));
});

it('When nobody looks, or NO_COLOR is set, then there are no colours', () => {
  const trace = traceOf(purchase());
  expect(report(trace, 120, paintFor({ isTTY: true }, {}))).toContain('\u001b[');
  expect(paintFor({ isTTY: true }, { NO_COLOR: '1' })).toBe(plain);
  expect(paintFor({ isTTY: false }, {})).toBe(plain);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours are made of
  expect(report(trace, 120, colours).replace(/\u001b\[\d+m/g, '')).toBe(report(trace, 120, plain));
});

it('When an order is asked for at a shop or at Tempo, then its trace is printed', async () => {
  const asked: (string | undefined)[] = [];
  const url = await serve((req, res) => {
    asked.push(req.url);
    res.end(JSON.stringify(purchaseAsOtlp()));
  });
  const [shop, tempo] = await Promise.all([run(orderId, '--url', url), run(traceId, '--tempo', url)]);
  expect([shop.code, shop.err, tempo.code, tempo.out]).toEqual([0, '', 0, shop.out]);
  expect(shop.out).toContain('Where the time went');
  expect(asked.sort()).toEqual([`/api/traces/${traceId}`, `/dev/traces/${traceId}.json`]);
});

it('When there is no trace, no shop or no sense, then one line says so, and the exit code is its own', async () => {
  const empty = await serve((_req, res) =>
    res.writeHead(404).end(JSON.stringify({ error: 'No such trace here' })),
  );
  const other = await serve((_req, res) => res.writeHead(404).end('<html>'));
  const broken = await serve((_req, res) => res.end('{"resourceSpans":1}'));
  const runs = await Promise.all([
    run(orderId, '--url', empty),
    run(orderId, '--url', other),
    run(orderId, '--tempo', other),
    run(orderId, '--url', 'http://127.0.0.1:1'),
    run(orderId, '--tempo', 'http://127.0.0.1:1'),
    run(orderId, '--url', broken),
    run('12'),
    run(),
    run('--ulr'),
  ]);
  expect(runs.map(({ code }) => code)).toEqual([1, 1, 1, 3, 3, 3, 2, 2, 2]);
  expect(runs[0]?.err).toBe('No such trace here\n');
  expect(runs[1]?.err).toContain('is it a shop of npm start?');
  expect(runs[3]?.err).toBe('No shop at http://127.0.0.1:1. Start one: npm start\n');
  expect(runs[5]?.err).toContain('resourceSpans must be a list');
  expect(runs[6]?.err).toContain('neither an order');
});
