import { width } from './canvas.ts';

export interface TitleLine {
  text: string;
  width: number;
}

export interface SetTitle {
  size: number;
  lines: TitleLine[];
}

const maxLines = 5;
const maxWidth = width - 56;
const maxSize = 76;
const minSize = 30;
const maxHeight = 216;
/** A longer word is cut. */
const maxWord = 16;
export const lineHeight = 0.98;

/** How wide a character is in a bold sans serif, in parts of its size. */
const widthOf = (char: string): number => {
  if (/[ijlI.,:;'’!|()[\]\s]/.test(char)) return 0.3;
  if (/[frt\-–"/]/.test(char)) return 0.4;
  if (/[mwMW@%—…]/.test(char)) return 0.9;
  if (/[\u2e80-\uffdc]|\p{Extended_Pictographic}/u.test(char)) return 1.05;
  return /[\p{Lu}\d]/u.test(char) ? 0.7 : 0.58;
};

const measure = (text: string): number => [...text].reduce((sum, char) => sum + widthOf(char), 0);

/** Words that are longer than a line are cut into pieces of it. */
const piecesOf = (word: string, maxChars: number): string[] =>
  [...word].length <= maxChars ? [word] : (word.match(new RegExp(`.{1,${maxChars}}`, 'gu')) ?? []);

const wrap = (words: readonly string[], maxChars: number): string[] => {
  const lines: string[] = [];
  for (const piece of words.flatMap((word) => piecesOf(word, maxChars))) {
    const last = lines.at(-1);
    if (last !== undefined && [...last, ...piece].length < maxChars)
      lines[lines.length - 1] = `${last} ${piece}`;
    else lines.push(piece);
  }
  return lines;
};

/** Breaks a title so that it can be set as large as possible; what has no room ends in dots. */
export const setTitle = (title: string): SetTitle => {
  const words = title.split(/\s+/).filter(Boolean);
  const wordLength = Math.min(maxWord, Math.max(5, ...words.map((word) => [...word].length)));
  const ways = Array.from({ length: 22 }, (_, n) => wrap(words, n + wordLength))
    .filter((lines) => lines.length <= maxLines)
    .map((lines) => {
      const widest = Math.max(...lines.map(measure), 0.1);
      const size = Math.min(maxSize, maxWidth / widest, maxHeight / lines.length / lineHeight);
      return { lines, size };
    });
  const best = ways.reduce((one, way) => (way.size > one.size + 0.5 ? way : one), {
    lines: [] as string[],
    size: 0,
  });
  if (best.size < minSize && words.length > 0) return setTitle(shorter(title));
  const size = Math.floor(best.size);
  return { size, lines: best.lines.map((text) => ({ text, width: Math.round(measure(text) * size) })) };
};

export const shorter = (title: string): string => {
  const chars = [...title.replace(/…$/, '')];
  return `${chars
    .slice(0, Math.min(60, chars.length - 4))
    .join('')
    .trim()}…`;
};
