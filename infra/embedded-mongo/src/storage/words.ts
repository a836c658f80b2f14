const stopWords = new Set(
  'a about above after again against all am an and any are as at be because been before being below between both but by can did do does doing don down during each few for from further had has have having he her here hers herself him himself his how i if in into is it its itself just me more most my myself no nor not now of off on once only or other our ours ourselves out over own s same she should so some such t than that the their theirs them themselves then there these they this those through to too under until up very was we were what when where which while who whom why will with you your yours yourself yourselves'.split(
    ' ',
  ),
);

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** The commonest English endings; MongoDB's Snowball stemmer knows more of them. */
const stem = (word: string): string => {
  if (word.length < 4) return word;
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ies')) return `${word.slice(0, -3)}i`;
  if (word.endsWith('y') && !/[aeiou]y$/.test(word)) return `${word.slice(0, -1)}i`;
  if (word.endsWith('s') && !/(ss|us)$/.test(word)) return word.slice(0, -1);
  return word;
};

/** A text as the words it is indexed under: folded, without stop words, stemmed. */
export const words = (text: string): string[] =>
  (fold(text).match(/[\p{L}\p{N}_]+/gu) ?? []).filter((word) => !stopWords.has(word)).map(stem);

export const folded = fold;
