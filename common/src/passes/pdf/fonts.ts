import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unpacked } from './unpacked.ts';

export type Weight = 400 | 700;

/** The font comes in files of some letters each. The first that has a letter draws it. */
const subsets = [
  'latin',
  'latin-ext',
  'vietnamese',
  'greek',
  'greek-ext',
  'cyrillic',
  'cyrillic-ext',
] as const;
export type Subset = (typeof subsets)[number];

const { resolve } = createRequire(import.meta.url);
const fontFile = (name: string) => readFileSync(resolve(`@fontsource/noto-sans/${name}`));

const rangesOf = (text: string): [first: number, last: number][] =>
  text.split(',').map((range) => {
    const [first = '', last = first] = range.replace('U+', '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });

const ranges = JSON.parse(fontFile('unicode.json').toString()) as Record<Subset, string>;
const known = subsets.map((subset) => ({ subset, ranges: rangesOf(ranges[subset]) }));

export const subsetOf = (character: string): Subset | undefined => {
  const code = character.codePointAt(0) ?? 0;
  return known.find((of) => of.ranges.some(([first, last]) => code >= first && code <= last))?.subset;
};

const read = new Map<string, Buffer>();

/** Read once, when the first page needs it. */
export const fontOf = (subset: Subset, weight: Weight): Buffer => {
  const name = `files/noto-sans-${subset}-${weight}-normal.woff`;
  const file = read.get(name) ?? unpacked(fontFile(name));
  read.set(name, file);
  return file;
};
