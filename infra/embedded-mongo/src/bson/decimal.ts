import { Decimal128, Long } from 'bson';
import { toNumber } from './types.ts';

type Exact = { digits: bigint; exponent: number };

const exactOf = (text: string): Exact | undefined => {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/i.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '0', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction);
  return { digits: sign ? -digits : digits, exponent: Number(exponent) - fraction.length };
};

/** A double has a finite decimal expansion: halves are fives. */
const exactOfDouble = (value: number): Exact | undefined => {
  if (!Number.isFinite(value)) return undefined;
  let [whole, halvings] = [value, 0];
  while (!Number.isInteger(whole)) {
    whole *= 2;
    halvings += 1;
  }
  return { digits: BigInt(whole) * 5n ** BigInt(halvings), exponent: -halvings };
};

const exact = (value: unknown): Exact | undefined =>
  value instanceof Decimal128 || value instanceof Long
    ? exactOf(value.toString())
    : exactOfDouble(toNumber(value) ?? Number.NaN);

/** Exact comparison where at least one side is a Decimal128; NaN sorts first, infinities by sign. */
export const compareDecimals = (a: unknown, b: unknown): number => {
  const x = exact(a);
  const y = exact(b);
  if (!x || !y) return compareSpecial(toNumber(a) ?? 0, toNumber(b) ?? 0);
  const [near, far] = [toNumber(a) ?? 0, toNumber(b) ?? 0];
  // Scaling to a common exponent is only affordable, and only needed, when the two are close.
  if (Math.abs(near - far) > 1e-9 * Math.max(Math.abs(near), Math.abs(far))) return near < far ? -1 : 1;
  const exponent = Math.min(x.exponent, y.exponent);
  const left = x.digits * 10n ** BigInt(x.exponent - exponent);
  const right = y.digits * 10n ** BigInt(y.exponent - exponent);
  return left < right ? -1 : left > right ? 1 : 0;
};

const compareSpecial = (x: number, y: number): number => {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(y)) - Number(Number.isNaN(x));
  return x < y ? -1 : x > y ? 1 : 0;
};

/** The same text for 0.1, 0.10 and 1E-1: equal decimals must have equal index keys. */
export const canonicalDecimal = (value: Decimal128): string => {
  const found = exactOf(value.toString());
  if (!found) return value.toString();
  let { digits, exponent } = found;
  while (digits !== 0n && digits % 10n === 0n) {
    digits /= 10n;
    exponent += 1;
  }
  return digits === 0n ? '0' : `${digits}e${exponent}`;
};
