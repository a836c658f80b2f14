import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
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

const opened = new Map<string, Font>();

/** A letter that is met first as a part of another, as U of Ü is, could not be copied from the page or searched in it. */
const open = (file: Buffer): Font => {
  // a file of one font, not of several
  const font = create(file) as Font;
  for (const code of font.characterSet) font.glyphForCodePoint(code);
  return font;
};

/** Read and opened once for all documents, when the first page needs it: that is two thirds of what a page costs. */
export const fontOf = (subset: Subset, weight: Weight): Font => {
  const name = `files/noto-sans-${subset}-${weight}-normal.woff`;
  const font = opened.get(name) ?? open(unpacked(fontFile(name)));
  opened.set(name, font);
  return font;
};
