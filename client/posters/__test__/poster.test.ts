import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { palettes } from '../palettes.ts';
import { compositions, poster } from '../poster.ts';

const categories = Object.keys(palettes);
const title = 'An evening of songs and stories';
const idOf = (n: number) => (0x65f0_c0ff_ee00 + n).toString(16).padStart(24, '0');
const bytesOf = (svg: string) => Buffer.byteLength(svg);

/** Every element that is opened is closed, and nothing else stands between them. */
const isWellFormed = (svg: string): boolean => {
  const open: string[] = [];
  const rest = svg.replace(/<(\/?)(\w+)(?: [\w-]+="[^"<>]*")*(\/?)>/g, (_, isEnd, name, isEmpty) => {
    if (isEnd) return open.pop() === name ? '' : '<';
    if (!isEmpty) open.push(name);
    return '';
  });
  const isEscaped = !/[<>]|&(?!(amp|lt|gt|quot|#39);)/.test(rest);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML forbids
  return open.length === 0 && isEscaped && !/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/.test(svg);
};

it('When five hundred listings have the same title and category, then no two posters are alike', () => {
  const all = Array.from({ length: 500 }, (_, n) => poster({ id: idOf(n), category: 'concert', title }));
  expect(new Set(all).size).toBe(500);
  expect(Math.max(...all.map(bytesOf))).toBeLessThan(2048);
});

it('When a listing is drawn again, then it has the same poster', () => {
  const subject = { id: idOf(7), category: 'club', title };
  expect(poster(subject)).toBe(poster({ ...subject }));
});

it('When the category is none of ours, then its poster has the colours of the rest', () => {
  const [unknown, other] = ['constructor', 'other'].map((category) =>
    poster({ id: idOf(1), category, title }),
  );
  expect(unknown).toBe(other);
});

it('When a title holds markup, then it is text in the poster', () => {
  const svg = poster({ id: idOf(1), category: 'art', title: `</text><script>"x"&'y'` });
  expect(svg).not.toMatch(/<script/i);
  expect(svg).toContain('&lt;');
  expect(isWellFormed(svg)).toBe(true);
});

it('When titles are hostile, long, empty or in any script, then each poster is well formed and under 2 KB', () => {
  const titles = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.constantFrom('', ' ', '\ud800', '\u0000', '🧘🏽‍♀️'.repeat(20), 'W'.repeat(200), '&'.repeat(200)),
  );
  const ids = fc.nat(1e6).map(idOf);
  fc.assert(
    fc.property(ids, fc.constantFrom(...categories), titles, (id, category, title) => {
      const svg = poster({ id, category, title });
      return isWellFormed(svg) && bytesOf(svg) < 2048;
    }),
    { numRuns: 1000 },
  );
});

const luminance = (color: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

it.each(categories)('When a poster is of %s, then its title can be read on both grounds', (category) => {
  const { dark, light } = palettes[category] as (typeof palettes)[string];
  const contrast = (luminance(light) + 0.05) / (luminance(dark) + 0.05);
  expect(contrast).toBeGreaterThan(7);
});

it('When posters are drawn, then there are at least eight kinds of them', () => {
  expect(compositions.length).toBeGreaterThanOrEqual(8);
});
