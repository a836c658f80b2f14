import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chartName, chartOf } from './chart.ts';
import { markdownOf } from './markdown.ts';
import type { Report } from './report.ts';

/** What a run before wrote there. */
export const readReport = (folder: string): Report | undefined => {
  const file = join(folder, 'performance.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
};

/** The page, its charts, and the same numbers for programs. */
export const writeReport = (folder: string, report: Report): void => {
  mkdirSync(join(folder, 'performance'), { recursive: true });
  writeFileSync(join(folder, 'performance.md'), markdownOf(report, readdirSync(join(folder, 'performance'))));
  writeFileSync(join(folder, 'performance.json'), `${JSON.stringify(report, null, 2)}\n`);
  for (const row of report.rows) {
    if (row.measured.length > 0) writeFileSync(join(folder, chartName(row)), chartOf(row));
  }
};
