import { type Binary, Decimal128, Long, type ObjectId, type Timestamp } from 'bson';
import type { Collation } from '../query/collation.ts';
import type { Doc } from './codec.ts';
import { canonicalDecimal, compareDecimals } from './decimal.ts';
import { rank, rankOf, toNumber } from './types.ts';

// A value as a string that sorts, by code units, where MongoDB sorts the value. Every encoding is
// prefix-free and starts with its type, so that the strings of a compound key can be joined.
// Strings sort by UTF-16 here and by UTF-8 in MongoDB: different only beyond the basic plane.

const float = new Float64Array(1);
const units = new Uint16Array(float.buffer);
const EXACT = '\u8000';

const double = (value: number): string => {
  if (Number.isNaN(value)) return '\u0000\u0000\u0000\u0000';
  float[0] = value === 0 ? 0 : value;
  const [a, b, c, d] = [units[0] as number, units[1] as number, units[2] as number, units[3] as number];
  return d & 0x8000
    ? String.fromCharCode(~d & 0xffff, ~c & 0xffff, ~b & 0xffff, ~a & 0xffff)
    : String.fromCharCode(d | 0x8000, c, b, a);
};

const number = (value: unknown): string => {
  if (typeof value === 'number') return double(value) + EXACT;
  const near = toNumber(value) ?? 0;
  if (value instanceof Long && !Number.isSafeInteger(near)) {
    return double(near) + String.fromCharCode(0x8000 + Number(value.toBigInt() - BigInt(near)));
  }
  if (value instanceof Decimal128) {
    const side = compareDecimals(value, near);
    if (side !== 0) return `${double(near)}${side < 0 ? '\u7fff' : '\u8001'}${text(canonicalDecimal(value))}`;
  }
  return double(near) + EXACT;
};

const text = (value: string): string =>
  `${value.includes('\u0000') ? value.replaceAll('\u0000', '\u0000\u0001') : value}\u0000\u0000`;

const bytes = (value: Uint8Array): string => {
  let out = '';
  for (let i = 0; i < value.length; i += 2) {
    out += String.fromCharCode(((value[i] as number) << 8) | (value[i + 1] ?? 0));
  }
  return out;
};

const binary = (value: Binary | Uint8Array): string => {
  const [data, type] =
    value instanceof Uint8Array ? [value, 0] : [value.buffer.subarray(0, value.position), value.sub_type];
  return String.fromCharCode(data.length >>> 16, data.length & 0xffff, type) + bytes(data);
};

const document = (doc: Doc, collation?: Collation): string => {
  let out = '';
  for (const name of Object.keys(doc))
    out += typeUnit(doc[name]) + text(name) + keyString(doc[name], collation);
  return `${out}\u0000`;
};

const array = (values: unknown[], collation?: Collation): string => {
  let out = '';
  for (const value of values) out += keyString(value, collation);
  return `${out}\u0000`;
};

export const rankUnit = (of: number): string => String.fromCharCode(of + 2);
const typeUnit = (value: unknown): string => rankUnit(rankOf(value));

export const keyString = (value: unknown, collation?: Collation): string => {
  const of = rankOf(value);
  const unit = rankUnit(of);
  switch (of) {
    case rank.number:
      return unit + number(value);
    case rank.string:
      return unit + text(collation ? collation.key(String(value)) : String(value));
    case rank.object:
    case rank.dbRef:
      return unit + document(value as Doc, collation);
    case rank.array:
      return unit + array(value as unknown[], collation);
    case rank.binary:
      return unit + binary(value as Binary);
    case rank.objectId:
      return unit + bytes((value as ObjectId).id);
    case rank.bool:
      return unit + (value ? '\u0001' : '\u0000');
    case rank.date:
      return unit + double((value as Date).getTime());
    case rank.timestamp:
      return unit + (value as Timestamp).toString().padStart(20, '0');
    case rank.regex:
    case rank.code:
      return unit + text(String(value));
    default:
      return unit;
  }
};

/** The same key in a descending position of a compound index. */
export const inverted = (key: string): string => {
  let out = '';
  for (let i = 0; i < key.length; i += 1) out += String.fromCharCode(0xffff - key.charCodeAt(i));
  return out;
};
