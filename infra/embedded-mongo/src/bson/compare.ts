import { type Binary, Decimal128, Long, type ObjectId, type Timestamp } from 'bson';
import type { Collation } from '../query/collation.ts';
import type { Doc } from './codec.ts';
import { compareDecimals } from './decimal.ts';
import { rank, rankOf, toNumber } from './types.ts';

const order = <T>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** By UTF-8, which beyond the basic plane has another order than JavaScript. */
const compareStrings = (a: string, b: string): number =>
  a !== b && (isBeyond.test(a) || isBeyond.test(b))
    ? Buffer.compare(Buffer.from(a), Buffer.from(b))
    : order(a, b);
const isBeyond = /[\ud800-\udfff]/;

const compareNumbers = (a: unknown, b: unknown): number => {
  if (typeof a === 'number' && typeof b === 'number') return order(a, b) || nanOrder(a, b);
  if (a instanceof Long && b instanceof Long) return a.compare(b);
  if (a instanceof Decimal128 || b instanceof Decimal128) return compareDecimals(a, b);
  const x = toNumber(a) ?? 0;
  const y = toNumber(b) ?? 0;
  if (x !== y) return order(x, y) || nanOrder(x, y);
  // Past 2^53 two different longs can be the same double.
  return Number.isInteger(x) ? order(toBigInt(a, x), toBigInt(b, y)) : nanOrder(x, y);
};

const toBigInt = (value: unknown, asNumber: number): bigint =>
  value instanceof Long ? value.toBigInt() : typeof value === 'bigint' ? value : BigInt(asNumber);

const nanOrder = (a: number, b: number): number => Number(Number.isNaN(b)) - Number(Number.isNaN(a));

const compareBinary = (a: Binary | Uint8Array, b: Binary | Uint8Array): number => {
  const [x, xType] = a instanceof Uint8Array ? [a, 0] : [a.buffer.subarray(0, a.position), a.sub_type];
  const [y, yType] = b instanceof Uint8Array ? [b, 0] : [b.buffer.subarray(0, b.position), b.sub_type];
  return x.length - y.length || xType - yType || Buffer.compare(x, y);
};

const compareDocs = (a: Doc, b: Doc, collation?: Collation): number => {
  const xs = Object.keys(a);
  const ys = Object.keys(b);
  for (let i = 0; i < xs.length && i < ys.length; i += 1) {
    const x = xs[i] as string;
    const y = ys[i] as string;
    const difference = rankOf(a[x]) - rankOf(b[y]) || compareStrings(x, y) || compare(a[x], b[y], collation);
    if (difference !== 0) return difference;
  }
  return xs.length - ys.length;
};

const compareArrays = (a: unknown[], b: unknown[], collation?: Collation): number => {
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const difference = compare(a[i], b[i], collation);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
};

/** MongoDB's total order over all values; 0 means equal (1, 1.0 and Long 1 are). */
export const compare = (a: unknown, b: unknown, collation?: Collation): number => {
  if (typeof a === 'string' && typeof b === 'string')
    return collation ? collation.compare(a, b) : compareStrings(a, b);
  const difference = rankOf(a) - rankOf(b);
  if (difference !== 0) return difference;
  switch (rankOf(a)) {
    case rank.number:
      return compareNumbers(a, b);
    case rank.string: {
      const [x, y] = [String(a), String(b)];
      return collation ? collation.compare(x, y) : compareStrings(x, y);
    }
    case rank.object:
    case rank.dbRef:
      return compareDocs(a as Doc, b as Doc, collation);
    case rank.array:
      return compareArrays(a as unknown[], b as unknown[], collation);
    case rank.binary:
      return compareBinary(a as Binary, b as Binary);
    case rank.objectId:
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case rank.bool:
      return Number(a) - Number(b);
    case rank.date:
      return order((a as Date).getTime(), (b as Date).getTime());
    case rank.timestamp:
      return (a as Timestamp).compare(b as Timestamp);
    case rank.regex:
    case rank.code:
      return order(String(a), String(b));
    default:
      return 0;
  }
};

export const equal = (a: unknown, b: unknown, collation?: Collation): boolean => {
  if (a === b) return true;
  if (collation && typeof a === 'string' && typeof b === 'string')
    return collation.key(a) === collation.key(b);
  return compare(a, b, collation) === 0;
};
