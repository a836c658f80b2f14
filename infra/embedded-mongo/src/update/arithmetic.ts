import { Decimal128, Long } from 'bson';
import { typeName } from '../bson/type-names.ts';
import { toNumber } from '../bson/types.ts';
import { notSupported } from '../errors.ts';

const isInt = (value: unknown): boolean => ['int', 'long'].includes(typeName(value));

const asLong = (value: unknown): Long =>
  value instanceof Long ? value : Long.fromNumber(toNumber(value) ?? 0);

/** `$inc` and `$mul` in the types MongoDB would give: int, overflowing to long; double as soon as one is. */
export const calculate = (operation: 'add' | 'multiply', a: unknown, b: unknown): unknown => {
  if (a instanceof Decimal128 || b instanceof Decimal128)
    throw notSupported('Arithmetic on Decimal128 in an update');
  const [x, y] = [toNumber(a) ?? 0, toNumber(b) ?? 0];
  const result = operation === 'add' ? x + y : x * y;
  if (!isInt(a) || !isInt(b)) return result;
  const exact = asLong(a)[operation](asLong(b));
  const long = a instanceof Long || b instanceof Long;
  return long || result !== (result | 0) ? exact : result;
};
