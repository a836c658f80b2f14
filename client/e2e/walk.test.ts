import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { chromiumOnPath } from './harness/chromium.ts';
import { listEvents } from './harness/events.ts';
import { fillCard, testCard } from './harness/pay.ts';
import { desktop, phone, type Shop, startShop } from './harness/start-shop.ts';
import type { Visitor } from './harness/visitor.ts';

/** In the repository only where somebody asks for it: `npm run walk -w client`. */
const docs = process.env.WALK
  ? join(import.meta.dirname, '../../docs')
  : mkdtempSync(join(tmpdir(), 'ticketing-walk-'));

(chromiumOnPath ? describe : describe.skip)('A walk through the shop', () => {
  let shop: Shop;
  const lines = [
    '# A walk through the shop',
    '',
    'One minute, in pictures. Made by `npm run walk -w client`, from the running platform.',
  ];

  beforeAll(async () => {
    shop = await startShop();
    await listEvents(await shop.person('seller'));
  }, 60_000);
  afterAll(async () => {
    await shop?.stop();
    if (!process.env.WALK) rmSync(docs, { recursive: true });
  });

  const show = async ({ page }: Visitor, name: string, words: string) => {
    // pictures that came late are on it too
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(docs, 'walk', `${name}.png`) });
    lines.push('', words, '', `![${words}](walk/${name}.png)`);
  };

  it('When somebody walks from the front page to a receipt, then each step is a picture', async () => {
    mkdirSync(join(docs, 'walk'), { recursive: true });
    const visitor = await shop.visitor({ ...desktop, colorScheme: 'light' });
    const buyer = await shop.person('buyer');
    const { page } = visitor;
    await visitor.isAlready(buyer);
    await visitor.go('/');
    await show(visitor, '1-front', 'The front page: what is on, soonest first.');
    await page.getByRole('combobox').pressSequentially('jaz');
    await page.getByRole('option').first().waitFor();
    await show(visitor, '2-search', 'Search as you type, by the beginnings of words.');
    await page.getByRole('option').first().click();
    await page.waitForURL(/\/tickets\//);
    await page.getByRole('button', { name: 'One more' }).click();
    await show(visitor, '3-listing', 'A listing, with its total before anything is reserved.');
    await page.getByRole('button', { name: 'Reserve' }).click();
    await page.getByRole('timer').waitFor();
    await fillCard(page, testCard.success);
    await show(visitor, '4-pay', 'Reserved for fifteen minutes, and paid by card.');
    await page.getByRole('button', { name: /^Pay/ }).click();
    await page.getByRole('heading', { name: 'Paid. Enjoy it!' }).waitFor();
    await page.evaluate('scrollTo(0, 0)');
    await show(visitor, '5-receipt', 'The receipt, with a number that one can read aloud.');
    await visitor.go('/orders');
    await show(visitor, '6-orders', 'All orders, and what to do next.');
    await visitor.leave();

    const evening = await shop.visitor({ ...phone, colorScheme: 'dark', locale: 'de-DE' });
    await evening.go('/');
    await show(evening, '7-phone', 'The same on a phone, at night, in German.');
    await evening.go('/?category=club');
    await show(evening, '8-found', 'One category, chosen by a chip; all of it is in the address.');
    await evening.leave();
    writeFileSync(join(docs, 'walk.md'), `${lines.join('\n')}\n`);
  }, 120_000);
});
