import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axeProblems } from './harness/axe.ts';
import { chromiumOnPath } from './harness/chromium.ts';
import { everyPage, type PageOf } from './harness/every-page.ts';
import { pictureProblems } from './harness/picture.ts';
import { plainShot } from './harness/plain-shot.ts';
import { desktop, phone, type Shop, startShop } from './harness/start-shop.ts';
import type { Visitor } from './harness/visitor.ts';

const folder = join(import.meta.dirname, '../shots');

interface Way {
  device: string;
  theme: 'light' | 'dark';
  size: typeof phone | typeof desktop;
}

const everyWay: Way[] = [
  { device: 'phone', theme: 'light', size: phone },
  { device: 'desktop', theme: 'dark', size: desktop },
  { device: 'phone', theme: 'dark', size: phone },
  { device: 'desktop', theme: 'light', size: desktop },
];
/** All four are for a person to look at: `npm run shots -w client`. */
const ways = process.env.SHOTS ? everyWay : everyWay.slice(0, 2);

(chromiumOnPath ? describe : describe.skip)('Every page', () => {
  let shop: Shop;
  let pages: PageOf[];

  beforeAll(async () => {
    shop = await startShop();
    pages = await everyPage(shop);
    mkdirSync(folder, { recursive: true });
  }, 60_000);
  afterAll(() => shop?.stop());

  const screenshot = async (visitor: Visitor, { name, path }: PageOf, file: string, width: number) => {
    await visitor.go(path);
    await visitor.page.screenshot({
      path: join(folder, `${name}-${file}.png`),
      fullPage: true,
    });
    const problems = [
      ...(await axeProblems(visitor.page)),
      ...(await pictureProblems(`${name}-${file}`, await plainShot(visitor.page))),
    ];
    const wide = Number(await visitor.page.evaluate('document.documentElement.scrollWidth'));
    return [...problems, ...(wide > width ? [`${wide} pixels wide`] : [])].map((what) => `${name}: ${what}`);
  };

  it.each(ways)(
    'When it is seen on a $device in $theme, then axe finds nothing, nothing moves and nothing sticks out',
    async ({ device, theme, size }) => {
      const found: string[] = [];
      for (const who of new Set(pages.map((page) => page.who))) {
        const visitor = await shop.visitor({ ...size, colorScheme: theme });
        if (who) await visitor.isAlready(who);
        for (const page of pages.filter((each) => each.who === who)) {
          if (page.refusal) visitor.expectRefusal(page.refusal);
          found.push(...(await screenshot(visitor, page, `${device}-${theme}`, size.viewport.width)));
        }
        await visitor.leave();
      }
      expect(found).toEqual([]);
    },
    150_000,
  );
});
