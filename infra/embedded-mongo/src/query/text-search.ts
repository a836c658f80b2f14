import type { Doc } from '../bson/codec.ts';
import { isDoc } from '../bson/types.ts';
import { badValue, CommandError } from '../errors.ts';
import type { Collection } from '../storage/collection.ts';
import type { Stored } from '../storage/stored.ts';
import { folded, words } from '../storage/words.ts';

const options = new Set(['$search', '$language', '$caseSensitive', '$diacriticSensitive']);

/** Any of the words, all of the "phrases", none of the -words; with the score of each document. */
export const textSearch = (collection: Collection | undefined, operand: unknown): Map<Stored, number> => {
  if (!isDoc(operand) || typeof operand.$search !== 'string') throw badValue('$text needs a $search string');
  for (const option of Object.keys(operand))
    if (!options.has(option)) throw badValue(`extra fields in $text: ${option}`);
  if (operand.$caseSensitive || operand.$diacriticSensitive)
    throw badValue('$text is only case and diacritic insensitive in the embedded stand-in');
  const index = collection?.text;
  if (!index) throw new CommandError(27, 'text index required for $text query');
  const search = operand.$search;
  const phrases = [...search.matchAll(/(-?)"([^"]*)"/g)];
  const rest = search.replaceAll(/-?"[^"]*"/g, ' ').split(/\s+/);
  const refused = rest.filter((word) => word.startsWith('-')).flatMap((word) => words(word.slice(1)));
  const wanted = [
    ...rest.filter((word) => !word.startsWith('-')).flatMap(words),
    ...phrases.filter(([, minus]) => !minus).flatMap(([, , phrase = '']) => words(phrase)),
  ];
  const found = index.search(new Set(wanted));
  for (const row of found.keys()) {
    const texts = index.textsOf(row).map(folded);
    const holds = (phrase: string) => texts.some((text) => text.includes(folded(phrase)));
    const kept =
      !refused.some((word) => index.has(word, row)) &&
      phrases.every(([, minus, phrase = '']) => holds(phrase) !== Boolean(minus));
    if (!kept) found.delete(row);
  }
  return found;
};

export const textOf = (filter: Doc): unknown => {
  if (filter.$text !== undefined) return filter.$text;
  for (const one of Array.isArray(filter.$and) ? filter.$and : []) {
    const found = isDoc(one) ? textOf(one) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
};
