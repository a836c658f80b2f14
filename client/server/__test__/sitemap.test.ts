import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, it } from '@jest/globals';
import { buildClient } from '../../api/build-client.ts';
import { sendSitemap, sendUrls } from '../sitemap.ts';

const origin = 'https://shop.example';
const undo: (() => unknown)[] = [];
afterEach(() => {
  for (const step of undo.splice(0)) step();
});

const listen = async (answer: (url: URL, res: ServerResponse) => unknown) => {
  const server = createServer((req, res) => answer(new URL(req.url ?? '/', 'http://here'), res)).listen(0);
  undo.push(() => server.close());
  await new Promise((done) => server.once('listening', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** An API with this many listings, in pages of a hundred. */
const apiOf = async (listings: number, categories: object[]) => {
  const baseURL = await listen((url, res) => {
    res.setHeader('Content-Type', 'application/json');
    if (url.pathname.endsWith('/categories')) return res.end(JSON.stringify(categories));
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const ids = Array.from({ length: Math.min(100, listings - from) }, (_, n) => from + n);
    if (from + 100 < listings) res.setHeader('Link', `</api/tickets?cursor=${from + 100}>; rel="next"`);
    res.end(JSON.stringify(ids.map((n) => ({ id: `t${n}`, description: 'x'.repeat(500) }))));
  });
  return buildClient({ baseURL, headers: {} });
};

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const sampleEvery = 10_000;

/** Without what nobody refers to any more: how much of that there is at a moment is chance. */
const heapInUse = () => {
  collect();
  return process.memoryUsage().heapUsed;
};

const read = async (send: (res: ServerResponse) => Promise<unknown>) => {
  const url = await listen((_, res) => send(res));
  return (await fetch(url)).text();
};

it('When there are fifty thousand listings, then they are streamed into one file, and memory stays flat', async () => {
  const api = await apiOf(49_999, [{ category: 'concert', count: 49_999 }]);
  const before = heapInUse();
  let highest = 0;
  const url = await listen((_, res) => sendSitemap(res, { api, origin }));
  let urls = 0;
  let rest = '';
  for await (const chunk of (await fetch(url)).body as unknown as AsyncIterable<Uint8Array>) {
    rest += Buffer.from(chunk).toString();
    const seen = urls;
    urls += rest.match(/<loc>/g)?.length ?? 0;
    if (Math.floor(urls / sampleEvery) > Math.floor(seen / sampleEvery))
      highest = Math.max(highest, heapInUse());
    rest = rest.slice(rest.lastIndexOf('<loc>') + 5);
  }
  expect(urls).toBe(50_000);
  expect(rest).toContain('</urlset>');
  console.info(`sitemap of 50,000: ${Math.round((highest - before) / 1e6)} MB more at most`);
  expect(highest - before).toBeLessThan(30e6);
}, 60_000);

it('When there are more than fit into a file, then it is an index of one for each category', async () => {
  const api = await apiOf(0, [
    { category: 'concert', count: 40_000 },
    { category: 'film', count: 20_000 },
  ]);
  const text = await read((res) => sendSitemap(res, { api, origin }));
  expect(text).toContain('<sitemapindex');
  expect(text).toContain(`<loc>${origin}/sitemap.xml?category=film</loc>`);
  expect(await read((res) => sendUrls(res, { api, origin }, 'film'))).toContain('</urlset>');
});
