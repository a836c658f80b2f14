import { bsonType, rank, rankOf } from './types.ts';

const codes: Record<string, number> = {
  minKey: -1,
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  maxKey: 127,
};
export const typeCodes: ReadonlyMap<string, number> = new Map(Object.entries(codes));
const namesByCode = new Map(Object.entries(codes).map(([name, code]) => [code, name]));

const nameByBsonType: Record<string, string> = {
  ObjectId: 'objectId',
  Long: 'long',
  Int32: 'int',
  Double: 'double',
  Decimal128: 'decimal',
  Binary: 'binData',
  Timestamp: 'timestamp',
  BSONRegExp: 'regex',
  BSONSymbol: 'symbol',
  Code: 'javascript',
  DBRef: 'object',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
};

const INT_MAX = 0x7fffffff;

/** The name `$type` and error messages use. A whole number that fits is an int, as the driver writes it. */
export const typeName = (value: unknown): string => {
  if (typeof value === 'number') {
    const int = Number.isInteger(value) && Math.abs(value) <= INT_MAX + 1 && value !== INT_MAX + 1;
    return int && !Object.is(value, -0) ? 'int' : 'double';
  }
  if (value === undefined) return 'missing';
  const tag = bsonType(value);
  if (tag !== undefined && nameByBsonType[tag]) return nameByBsonType[tag];
  switch (rankOf(value)) {
    case rank.null:
      return 'null';
    case rank.string:
      return 'string';
    case rank.bool:
      return 'bool';
    case rank.array:
      return 'array';
    case rank.date:
      return 'date';
    case rank.regex:
      return 'regex';
    case rank.binary:
      return 'binData';
    case rank.number:
      return 'long';
    default:
      return 'object';
  }
};

export const typeNameOfCode = (code: number): string | undefined => namesByCode.get(code);
