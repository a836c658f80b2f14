/** Letters that no accent was put on: what one types who does not have them. */
const spelled: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => spelled[letter] as string);

/** The words of a text as they are compared: lower case, without accents, and nothing but letters and digits. */
export const wordsOf = (...texts: string[]): string[] => [
  ...new Set(folded(texts.join(' ')).match(/[\p{L}\p{N}]+/gu) ?? []),
];

/** Longer words are found by their beginning alone. */
const maxTermLength = 12;
const minTermLength = 2;

/** What a listing is found by: each word, and its beginnings of two letters and more. */
export const termsOf = (words: readonly string[]): string[] => [...new Set(words.flatMap(beginningsOf))];

const beginningsOf = (word: string): string[] => {
  const letters = [...word].slice(0, maxTermLength);
  if (letters.length < minTermLength) return letters;
  return letters.slice(minTermLength - 1).map((_, index) => letters.slice(0, index + minTermLength).join(''));
};

const maxSearched = 10;

/**
 * The terms that all must be there, the longest first: it is likely the rarest. Of somebody still typing
 * a single letter says nothing yet, unless it is all there is.
 */
export const termsSearched = (search: string): string[] => {
  const words = wordsOf(search);
  const whole = words.filter((word) => word.length > 1);
  const terms = (whole.length > 0 ? whole : words).map((word) => beginningsOf(word).at(-1) as string);
  return [...new Set(terms)].sort((one, other) => other.length - one.length).slice(0, maxSearched);
};
