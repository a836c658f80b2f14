import { type Binary, Decimal128, Long, type ObjectId, type Timestamp } from 'bson';
import type { Collation } from '../query/collation.ts';
import type { Doc } from './codec.ts';
import { canonicalDecimal, compareDecimals } from './decimal.ts';
import { rank, rankOf, toNumber } from './types.ts';

// A value as a string that sorts, by code units, where MongoDB sorts the value. Every encoding is
// prefix-free and starts with its type, so that the strings of a compound key can be joined. Each unit
// is one byte: V8 compares such strings itself, and calls its runtime for wider ones.

const view = new DataView(new ArrayBuffer(8));
const EXACT = '\x80\x00';

/** Of a negative number all bits are turned over, of any other its sign alone. */
const double = (value: number): string => {
  if (Number.isNaN(value)) return '\0\0\0\0\0\0\0\0';
  view.setFloat64(0, value === 0 ? 0 : value);
  const rest = value < 0 ? 0xff : 0;
  const at = (place: number) => view.getUint8(place) ^ rest;
  const first = value < 0 ? at(0) : at(0) ^ 0x80;
  return String.fromCharCode(first, at(1), at(2), at(3), at(4), at(5), at(6), at(7));
};

const number = (value: unknown): string => {
  if (typeof value === 'number') return double(value) + EXACT;
  const near = toNumber(value) ?? 0;
  if (value instanceof Long && !Number.isSafeInteger(near)) {
    const beyond = 0x8000 + Number(value.toBigInt() - BigInt(near));
    return double(near) + String.fromCharCode(beyond >>> 8, beyond & 0xff);
  }
  if (value instanceof Decimal128) {
    const side = compareDecimals(value, near);
    if (side !== 0)
      return `${double(near)}${side < 0 ? '\x7f\xff' : '\x80\x01'}${text(canonicalDecimal(value))}`;
  }
  return double(near) + EXACT;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII but zero stays as it is
const isPlain = /^[\x01-\x7f]*$/;

/** The beginning of the key of every text that begins so. */
export const textStart = (value: string): string =>
  isPlain.test(value) ? value : Buffer.from(value).toString('latin1').replaceAll('\0', '\0\x01');

const text = (value: string): string => `${textStart(value)}\0\0`;

const bytes = (value: Uint8Array): string =>
  Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1');

const binary = (value: Binary | Uint8Array): string => {
  const [data, type] =
    value instanceof Uint8Array ? [value, 0] : [value.buffer.subarray(0, value.position), value.sub_type];
  const { length } = data;
  return (
    String.fromCharCode(length >>> 24, (length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff, type) +
    bytes(data)
  );
};

const document = (doc: Doc, collation?: Collation): string => {
  let out = '';
  for (const name of Object.keys(doc))
    out += typeUnit(doc[name]) + text(name) + keyString(doc[name], collation);
  return `${out}\0`;
};

const array = (values: unknown[], collation?: Collation): string => {
  let out = '';
  for (const value of values) out += keyString(value, collation);
  return `${out}\0`;
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
      return unit + (value ? '\x01' : '\0');
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
  for (let i = 0; i < key.length; i += 1) out += String.fromCharCode(0xff - key.charCodeAt(i));
  return out;
};
