/** The words of a text as they are compared: lower case, without accents, and nothing but letters and digits. */
export const wordsOf = (...texts: string[]): string[] => {
  const folded = texts.join(' ').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return [...new Set(folded.match(/[\p{L}\p{N}]+/gu) ?? [])];
};
