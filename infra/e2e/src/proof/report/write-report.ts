import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Proven } from '../proof.ts';
import { markdownOf } from './markdown.ts';
import { timelineOf } from './timeline.ts';

/** The page and its picture; gives where the page is. */
export const writeReport = (proven: Proven, folder: string): string => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'proof.svg'), timelineOf(proven));
  writeFileSync(join(folder, 'proof.md'), markdownOf(proven));
  return join(folder, 'proof.md');
};
