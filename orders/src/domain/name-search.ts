const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');

const wordsOf = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

interface Named {
  name: string;
  number: string;
}

/** Whether each word begins one of the name, accents or not, or else all of it the order's number. */
export const matcherOf = (search: string): ((one: Named) => boolean) => {
  const wanted = wordsOf(search);
  const beginning = search.trim().toUpperCase();
  return ({ name, number }) => {
    if (number.startsWith(beginning)) return true;
    const words = wordsOf(name);
    return wanted.length > 0 && wanted.every((word) => words.some((own) => own.startsWith(word)));
  };
};
