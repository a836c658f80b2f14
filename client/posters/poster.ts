import { type Composition, height, width } from './canvas.ts';
import { paletteOf } from './palettes.ts';
import { randomFrom } from './random.ts';
import { arches, halftone, horizon, quarters, rings, ripples, venn } from './round.ts';
import { bars, panes, peaks, rays, squares, strings, stripes } from './straight.ts';
import { lineHeight, setTitle, shorter } from './title-lines.ts';

const maxBytes = 2047;
const margin = 28;

export const compositions: readonly [Composition, ...Composition[]] = [
  rings,
  venn,
  horizon,
  quarters,
  arches,
  ripples,
  halftone,
  bars,
  rays,
  stripes,
  squares,
  strings,
  panes,
  peaks,
];

/** What a poster is of. */
export interface Subject {
  id: string;
  category: string;
  title: string;
}

const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => named[char] ?? '');

/** XML knows neither control characters nor halves of surrogate pairs, not even escaped. */
const printable = (title: string): string => title.replace(/[\p{Cc}\p{Cf}\p{Cs}\ufffd-\uffff]/gu, ' ').trim();

const draw = ({ id, category }: Subject, title: string): string => {
  const random = randomFrom(id);
  const { dark, light, colors } = paletteOf(category);
  const compose = random.pick(compositions);
  const [ground, ink] = random.pick([
    [dark, light],
    [light, dark],
  ]);
  const isLoud = random.pick([true, false]);
  const { size, lines } = setTitle(isLoud ? title.toUpperCase() : title);
  const leading = Math.round(size * lineHeight);
  const floor = height - margin - lines.length * leading - 14;
  const art = compose({ random, floor, colors: random.shuffled(colors) as [string, string, string], ink });
  const text = lines.map(
    ({ text, width }, n) =>
      `<text x="${margin}" y="${floor + 8 + (n + 1) * leading}" textLength="${width}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<path d="M0 0h${width}v${height}H0z" fill="${ground}"/>${art}`,
    `<path d="M0 ${floor}h${width}v${height}H0z" fill="${ground}"/>`,
    `<g fill="${ink}" font-family="Helvetica Neue,Arial,sans-serif" font-weight="800" font-size="${size}">`,
    `${text.join('')}</g></svg>`,
  ].join('');
};

/** The picture of a listing that has none of its own: the same one for the same listing, drawn from its id. */
export const poster = (subject: Subject): string => {
  let title = printable(subject.title);
  for (;;) {
    const svg = draw(subject, title);
    if (Buffer.byteLength(svg) <= maxBytes || title === '') return svg;
    title = title.length > 5 ? shorter(title) : '';
  }
};
