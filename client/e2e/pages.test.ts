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
  language: 'en' | 'de';
}

const everyWay: Way[] = [
  { device: 'phone', theme: 'light', size: phone, language: 'en' },
  { device: 'desktop', theme: 'dark', size: desktop, language: 'en' },
  { device: 'phone', theme: 'light', size: phone, language: 'de' },
  { device: 'phone', theme: 'dark', size: phone, language: 'en' },
  { device: 'desktop', theme: 'light', size: desktop, language: 'en' },
  { device: 'desktop', theme: 'light', size: desktop, language: 'de' },
];
/** All are for a person to look at: `npm run shots -w client`. German is the longer language, so it needs the room. */
const ways = process.env.SHOTS ? everyWay : everyWay.slice(0, 3);

(chromiumOnPath ? describe : describe.skip)('Every page', () => {
  let shop: Shop;
  let pages: PageOf[];

  beforeAll(async () => {
    shop = await startShop();
    pages = await everyPage(shop);
    mkdirSync(folder, { recursive: true });
  }, 60_000);
  afterAll(() => shop?.stop());

  const screenshot = async (visitor: Visitor, { name, path }: PageOf, way: Way) => {
    const { device, theme, size, language } = way;
    const file = `${name}-${device}-${theme}${language === 'en' ? '' : `-${language}`}`;
    await visitor.go(path);
    if (process.env.SHOTS) {
      await visitor.page.screenshot({
        path: join(folder, `${file}.png`),
        fullPage: true,
      });
    }
    const problems = [
      ...(await axeProblems(visitor.page)),
      ...(language === 'en' ? await pictureProblems(file, await plainShot(visitor.page)) : []),
    ];
    const wide = Number(await visitor.page.evaluate('document.documentElement.scrollWidth'));
    return [...problems, ...(wide > size.viewport.width ? [`${wide} pixels wide`] : [])].map(
      (what) => `${name}: ${what}`,
    );
  };

  it.each(ways)(
    'When it is seen on a $device in $theme, $language, then axe finds nothing, nothing moves and nothing sticks out',
    async (way) => {
      const found: string[] = [];
      for (const who of new Set(pages.map((page) => page.who))) {
        const visitor = await shop.visitor({ ...way.size, colorScheme: way.theme, locale: way.language });
        if (who) await visitor.isAlready(who);
        for (const page of pages.filter((each) => each.who === who)) {
          if (page.refusal) visitor.expectRefusal(page.refusal);
          found.push(...(await screenshot(visitor, page, way)));
        }
        await visitor.leave();
      }
      expect(found).toEqual([]);
    },
    420_000,
  );
});
