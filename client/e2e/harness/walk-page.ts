import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';

interface Step {
  title: string;
  file: string;
  seconds: number;
}

const docs = join(import.meta.dirname, '../../../docs');

/** A walk through the shop: what was seen at each step, for docs/walk.md where WALK asks for it. */
export const walkPage = () => {
  const steps: Step[] = [];
  const beganAt = performance.now();
  const folder = join(docs, 'walk');
  if (process.env.WALK) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  return {
    seen: async (page: Page, title: string) => {
      const file = `${steps.length + 1}.webp`;
      const seconds = Math.round((performance.now() - beganAt) / 1000);
      steps.push({ title, file, seconds });
      if (!process.env.WALK) return;
      await page.waitForLoadState('networkidle');
      await sharp(await page.screenshot())
        .webp({ quality: 80 })
        .toFile(join(folder, file));
    },
    write: () => {
      if (process.env.WALK) writeFileSync(join(docs, 'walk.md'), textOf(steps));
    },
  };
};

const textOf = (steps: readonly Step[]) => `# A walk through the shop

From the front page to a paid ticket, and to a listing of one's own. Made by \`npm run walk -w client\`, which walks it in a real browser over the whole platform with its demo data; the numbers are seconds since the first page.
${steps.map(({ title, file, seconds }) => `\n## ${title}\n\n${seconds} s\n\n![${title}](walk/${file})\n`).join('')}`;
