import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { onPath } from '@ticketing/common/programs';
import { type Browser, chromium } from 'playwright-core';
import { every, mailOf } from './sample-mail.ts';

const program = onPath('chromium', process.env);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** To be looked at: `npm run shots -w notifications`. */
const folder = process.env.SHOTS && join(import.meta.dirname, '../../../../shots');

const ways = [
  { device: 'phone', theme: 'light', width: 320 },
  { device: 'phone', theme: 'dark', width: 320 },
  { device: 'desktop', theme: 'light', width: 900 },
  { device: 'desktop', theme: 'dark', width: 900 },
] as const;

(program ? describe : describe.skip)('Every mail', () => {
  let browser: Browser;
  beforeAll(async () => {
    if (folder) mkdirSync(folder, { recursive: true });
    browser = await chromium.launch({ executablePath: program as string, args: ['--no-sandbox'] });
  }, 30_000);
  afterAll(() => browser?.close());

  it.each(ways)(
    'When it is read on a $device in $theme, then axe finds nothing, nothing sticks out and nothing is loaded',
    async ({ device, theme, width }) => {
      const page = await browser.newPage({ viewport: { width, height: 700 }, colorScheme: theme });
      const found: string[] = [];
      page.on('request', (request) => found.push(`asked for ${request.url()}`));
      for (const [kind, language] of every) {
        const { html } = await mailOf(kind, language);
        await page.setContent(html);
        const name = `${kind}-${device}-${theme}-${language}`;
        if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
        // landmarks are those of the page that a mail reader shows it in
        await page.evaluate(axe);
        const problems = (await page.evaluate(
          "axe.run({ rules: { 'landmark-one-main': { enabled: false }, region: { enabled: false } } }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))",
        )) as string[];
        const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
        found.push(...problems.map((what) => `${name}: ${what}`));
        if (wide > width) found.push(`${name}: ${wide} pixels wide`);
      }
      expect(found).toEqual([]);
      await page.close();
    },
    90_000,
  );
});
