import type { Doc } from '../bson/codec.ts';
import { typeName } from '../bson/type-names.ts';
import { rank, rankOf } from '../bson/types.ts';
import { CommandError } from '../errors.ts';
import type { Index } from './index.ts';
import { indexKeys } from './index-keys.ts';
import { valuesAt } from './values-at.ts';

/** One value as mongod's messages show it. */
export const shown = (value: unknown): string => {
  switch (rankOf(value)) {
    case rank.missing:
    case rank.null:
      return 'null';
    case rank.string:
      return JSON.stringify(String(value));
    case rank.objectId:
      return `ObjectId('${String(value)}')`;
    case rank.date:
      return `new Date(${(value as Date).getTime()})`;
    case rank.array:
      return `[ ${(value as unknown[]).map(shown).join(', ')} ]`;
    case rank.object:
      return shownDoc(value as Doc);
    case rank.number:
      return typeName(value) === 'double' && Number.isInteger(value) ? `${String(value)}.0` : String(value);
    default:
      return String(value);
  }
};

export const shownDoc = (doc: Doc): string => {
  const fields = Object.entries(doc).map(([name, value]) => `${name}: ${shown(value)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
};

/** mongod's E11000, with the pattern and the values that collided. */
export const duplicateKey = (namespace: string, index: Index, doc: Doc, key: string): CommandError => {
  const keyValue: Doc = {};
  for (const field of index.fields) {
    const candidates = valuesAt(doc, field.parts);
    keyValue[field.path] =
      candidates.length > 1 ? collided(index, doc, field.path, candidates, key) : (candidates[0] ?? null);
  }
  return new CommandError(
    11000,
    `E11000 duplicate key error collection: ${namespace} index: ${index.spec.name} dup key: ${shownDoc(keyValue)}`,
    { keyPattern: index.spec.key, keyValue },
  );
};

/** Of an array's elements the one whose key was taken. */
const collided = (index: Index, doc: Doc, path: string, candidates: unknown[], key: string): unknown => {
  const root = path.split('.')[0] as string;
  if (path !== root) return candidates[0];
  const one = candidates.find((value) =>
    indexKeys({ ...doc, [root]: value }, index.fields, index.spec.collation).keys.includes(key),
  );
  return one ?? null;
};
