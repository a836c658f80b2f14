import type { Doc } from '../bson/codec.ts';
import { isDoc } from '../bson/types.ts';
import { badValue, CommandError } from '../errors.ts';
import type { Collection } from '../storage/collection.ts';
import type { Stored } from '../storage/stored.ts';
import { folded, words } from '../storage/words.ts';
import { parseTextQuery } from './text-query.ts';

const options = new Set(['$search', '$language', '$caseSensitive', '$diacriticSensitive']);

/**
 * Any of the words, all of the phrases, none of what is refused; with the score of each document. A phrase is text:
 * once a word has led to the document, it is found inside longer words too (fts_matcher.cpp and
 * fts_unicode_phrase_matcher.cpp in mongod's src/mongo/db/fts, and DOCS-16745).
 */
export const textSearch = (collection: Collection | undefined, operand: unknown): Map<Stored, number> => {
  if (!isDoc(operand) || typeof operand.$search !== 'string') throw badValue('$text needs a $search string');
  for (const option of Object.keys(operand))
    if (!options.has(option)) throw badValue(`extra fields in $text: ${option}`);
  if (operand.$caseSensitive || operand.$diacriticSensitive)
    throw badValue('$text is only case and diacritic insensitive in the embedded stand-in');
  const index = collection?.text;
  if (!index) throw new CommandError(27, 'text index required for $text query');
  const asked = parseTextQuery(operand.$search);
  const refused = words(asked.refused.join(' '));
  const found = index.search(new Set(words(asked.wanted.join(' '))));
  for (const row of found.keys()) {
    const texts = index.textsOf(row).map(folded);
    const holds = (phrase: string) => texts.some((text) => text.includes(folded(phrase)));
    const kept =
      !refused.some((word) => index.has(word, row)) &&
      asked.phrases.every(holds) &&
      !asked.refusedPhrases.some(holds);
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
