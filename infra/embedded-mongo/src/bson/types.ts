import { Binary, Decimal128, Double, Int32, Long, ObjectId, Timestamp } from 'bson';
import type { Doc } from './codec.ts';

/** MongoDB's order of types: everything of a lower rank sorts before everything of a higher one. */
export const rank = {
  minKey: -1,
  missing: 0,
  null: 5,
  number: 10,
  string: 15,
  object: 20,
  array: 25,
  binary: 30,
  objectId: 35,
  bool: 40,
  date: 45,
  timestamp: 47,
  regex: 50,
  dbRef: 55,
  code: 60,
  maxKey: 127,
} as const;

const rankByBsonType: Record<string, number> = {
  ObjectId: rank.objectId,
  Long: rank.number,
  Int32: rank.number,
  Double: rank.number,
  Decimal128: rank.number,
  Binary: rank.binary,
  Timestamp: rank.timestamp,
  BSONRegExp: rank.regex,
  BSONSymbol: rank.string,
  Code: rank.code,
  DBRef: rank.dbRef,
  MinKey: rank.minKey,
  MaxKey: rank.maxKey,
};

export const bsonType = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null ? (value as { _bsontype?: string })._bsontype : undefined;

export const rankOf = (value: unknown): number => {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return rank.number;
    case 'string':
      return rank.string;
    case 'boolean':
      return rank.bool;
    case 'undefined':
      return rank.missing;
    default:
  }
  if (value === null) return rank.null;
  const tag = bsonType(value);
  if (typeof tag === 'string') return rankByBsonType[tag] ?? rank.object;
  if (Array.isArray(value)) return rank.array;
  if (value instanceof Date) return rank.date;
  if (value instanceof RegExp) return rank.regex;
  if (value instanceof Uint8Array) return rank.binary;
  return rank.object;
};

export const isDoc = (value: unknown): value is Doc =>
  typeof value === 'object' && value !== null && rankOf(value) === rank.object;

/** An own field, never something inherited such as `constructor`. */
export const fieldOf = (doc: object, name: string): unknown =>
  Object.hasOwn(doc, name) ? (doc as Doc)[name] : undefined;

export const toNumber = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Long) return value.toNumber();
  if (value instanceof Int32 || value instanceof Double) return value.value;
  if (value instanceof Decimal128) return Number(value.toString());
  return undefined;
};

export { Binary, Decimal128, Double, Int32, Long, ObjectId, Timestamp };

/** As expressions see it. */
export const isTrue = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && toNumber(value) !== 0;
