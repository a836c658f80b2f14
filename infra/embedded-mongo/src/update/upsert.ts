import type { Doc } from '../bson/codec.ts';
import { isDoc, ObjectId, rank, rankOf } from '../bson/types.ts';
import { parts } from '../query/path.ts';
import { isOperatorDoc } from '../query/tests.ts';
import type { Update } from './compile.ts';
import { Draft } from './draft.ts';

/** The fields a filter fixes by equality: what an upserted document starts with. */
const equalities = (filter: Doc): [string, unknown][] =>
  Object.entries(filter).flatMap(([key, value]): [string, unknown][] => {
    if (key === '$and' || (key === '$or' && (value as unknown[]).length === 1)) {
      return (value as Doc[]).flatMap(equalities);
    }
    if (key.startsWith('$')) return [];
    if (!isOperatorDoc(value)) return rankOf(value) === rank.regex ? [] : [[key, value]];
    if ('$eq' in value) return [[key, value.$eq]];
    const all = value.$all;
    return Array.isArray(all) && all.length === 1 && !isDoc(all[0]) ? [[key, all[0]]] : [];
  });

/** The document an upsert inserts when nothing matched. */
export const upsertDoc = (filter: Doc, update: Update): Doc => {
  const draft = new Draft({});
  for (const [path, value] of equalities(filter)) {
    if (update.kind !== 'replacement' || path === '_id') draft.set(parts(path), value);
  }
  const { _id = new ObjectId(), ...rest } = update.apply(draft.root, { inserting: true });
  return { _id, ...rest };
};
