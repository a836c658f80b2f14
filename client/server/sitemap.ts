import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { AxiosInstance } from 'axios';
import type { Category, Ticket } from '../api/types.ts';
import { nextCursor } from './part.ts';

/** As many as a file may name. */
const maxUrls = 50_000;
const pageSize = 100;
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

interface Shop {
  api: AxiosInstance;
  origin: string;
}

/** Page after page, so that one page at a time is held, however many there are. */
async function* idsOf(api: AxiosInstance, category: string | undefined): AsyncGenerator<string> {
  let cursor: string | null = null;
  do {
    const params = { limit: pageSize, sort: 'date', category, cursor: cursor ?? undefined };
    const answer = await api.get<Ticket[]>('/api/tickets', { params });
    for (const { id } of answer.data) yield id;
    cursor = nextCursor(answer);
  } while (cursor);
}

const write = async (res: ServerResponse, text: string) => {
  if (!res.write(text) && !res.destroyed) await Promise.race([once(res, 'drain'), once(res, 'close')]);
};

const begin = (res: ServerResponse, root: string) => {
  res.setHeader('Content-Type', 'application/xml; charset=utf-8');
  res.setHeader('Cache-Control', 'public, max-age=3600');
  return write(res, `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">\n`);
};

/** Every listing that can still be bought, of one category or of all. */
export const sendUrls = async (
  res: ServerResponse,
  { api, origin }: Shop,
  category?: string,
): Promise<void> => {
  const ids = idsOf(api, category);
  // a shop that cannot be asked is found out before anything is sent
  const first = await ids.next();
  await begin(res, 'urlset');
  await write(res, category ? '' : `<url><loc>${origin}/</loc></url>\n`);
  let sent = 1;
  for (let next = first; !next.done && sent < maxUrls && !res.destroyed; next = await ids.next()) {
    await write(res, `<url><loc>${origin}/tickets/${next.value}</loc></url>\n`);
    sent++;
  }
  res.end('</urlset>\n');
};

/** One file while there is room in it, else an index of one for each category. */
export const sendSitemap = async (res: ServerResponse, shop: Shop): Promise<void> => {
  const { data } = await shop.api.get<Category[]>('/api/tickets/categories');
  const total = data.reduce((sum, { count }) => sum + count, 0);
  if (total < maxUrls) return sendUrls(res, shop);
  await begin(res, 'sitemapindex');
  for (const { category } of data) {
    const path = `${shop.origin}/sitemap.xml?category=${encodeURIComponent(category)}`;
    await write(res, `<sitemap><loc>${path}</loc></sitemap>\n`);
  }
  res.end('</sitemapindex>\n');
};
