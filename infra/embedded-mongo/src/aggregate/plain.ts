import { Decimal128, Long } from 'bson';
import type { Doc } from '../bson/codec.ts';
import { isDoc } from '../bson/types.ts';
import { notSupported } from '../errors.ts';

/** Values as mingo computes with them: longs as numbers, and what it would get wrong refused. */
export const plain = (value: unknown): unknown => {
  if (value instanceof Long) return asNumber(value);
  if (value instanceof Decimal128) throw notSupported('Computing with a Decimal128');
  if (Array.isArray(value)) {
    const copy = value.map(plain);
    return copy.some((one, i) => one !== value[i]) ? copy : value;
  }
  if (!isDoc(value)) return value;
  let copy: Doc | undefined;
  for (const [name, field] of Object.entries(value)) {
    const changed = plain(field);
    if (changed === field) continue;
    copy ??= { ...value };
    copy[name] = changed;
  }
  return copy ?? value;
};

const asNumber = (value: Long): number => {
  const number = value.toNumber();
  if (!Number.isSafeInteger(number)) throw notSupported('An integer beyond 2^53 in an expression');
  return number;
};

/** The same document in containers of its own, which mingo may write into. */
export const own = <T>(value: T): T => copied(value) as T;

const copied = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copied);
  if (!isDoc(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, copied(field)]));
};
