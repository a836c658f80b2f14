import type { Doc } from '../bson/codec.ts';
import { compare } from '../bson/compare.ts';
import { isDoc, toNumber } from '../bson/types.ts';
import { badValue, CommandError } from '../errors.ts';
import { valuesAt } from '../storage/values-at.ts';
import type { Collation } from './collation.ts';
import { parts } from './path.ts';

/** Without a path: by the score of the text search, best first. */
export type SortKey = { path?: string; descending: boolean };

export const parseSort = (sort: unknown): SortKey[] => {
  if (sort === undefined || sort === null) return [];
  if (!isDoc(sort)) throw new CommandError(14, 'Expected field sort to be of type object');
  return Object.entries(sort).map(([path, way]) => {
    if (isDoc(way) && way.$meta === 'textScore') return { descending: true };
    const direction = toNumber(way);
    if (path === '$natural') return { path, descending: direction === -1 };
    if (path.startsWith('$'))
      throw badValue(`FieldPath field names may not start with '$'. Consider using $getField or $setField.`);
    if (direction !== 1 && direction !== -1) {
      throw new CommandError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    }
    return { path, descending: direction < 0 };
  });
};

const EMPTY = undefined;

/** Of an array the least element sorts ascending, the greatest descending; missing sorts as null. */
const sortValue = (
  doc: Doc,
  path: readonly string[],
  descending: boolean,
  collation?: Collation,
): unknown => {
  const values = valuesAt(doc, path);
  if (values.length <= 1) return values.length === 1 ? values[0] : isEmptyArray(doc, path) ? EMPTY : null;
  return values.reduce((best, value) => {
    const difference = compare(value, best, collation);
    return (descending ? difference > 0 : difference < 0) ? value : best;
  });
};

const isEmptyArray = (doc: Doc, path: readonly string[]): boolean => {
  let value: unknown = doc;
  for (const part of path) {
    if (!isDoc(value)) return false;
    value = value[part];
  }
  return Array.isArray(value);
};

/** A stable sort by MongoDB's order. */
export const sortBy = <T>(
  rows: readonly T[],
  keys: readonly SortKey[],
  docOf: (row: T) => Doc,
  scoreOf: (row: T) => number = () => 0,
  collation?: Collation,
): T[] => {
  const paths = keys.map(({ path }) => (path === undefined ? undefined : parts(path)));
  const decorated = rows.map((row) => ({
    row,
    values: keys.map(({ descending }, i) => {
      const path = paths[i];
      return path ? sortValue(docOf(row), path, descending, collation) : scoreOf(row);
    }),
  }));
  decorated.sort((a, b) => {
    for (let i = 0; i < keys.length; i += 1) {
      const difference = compare(a.values[i], b.values[i], collation);
      if (difference !== 0) return keys[i]?.descending ? -difference : difference;
    }
    return 0;
  });
  return decorated.map(({ row }) => row);
};
