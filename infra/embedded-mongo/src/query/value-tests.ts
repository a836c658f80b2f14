import { typeCodes, typeName, typeNameOfCode } from '../bson/type-names.ts';
import { rank, rankOf, toNumber } from '../bson/types.ts';
import { badValue } from '../errors.ts';
import { onElements, onWhole, type Test } from './tests.ts';

export const typeTest = (operand: unknown): Test => {
  const wanted = (Array.isArray(operand) ? operand : [operand]).map((one) => {
    if (one === 'number') return 'number';
    if (typeof one === 'string' && typeCodes.has(one)) return one;
    const code = toNumber(one);
    const name = code === undefined ? undefined : typeNameOfCode(code);
    if (!name) throw badValue(`Unknown type name alias: ${String(one)}`);
    return name;
  });
  if (wanted.length === 0) throw badValue('$type must match at least one type');
  return onElements((value) => {
    if (value === undefined) return false;
    return wanted.includes(typeName(value)) || (rankOf(value) === rank.number && wanted.includes('number'));
  });
};

const wholeNumber = (operator: string, operand: unknown): number => {
  const number = toNumber(operand);
  if (number === undefined || !Number.isInteger(number)) {
    throw badValue(
      `Failed to parse ${operator}. Expected an integer: ${operator}: ${JSON.stringify(operand)}`,
    );
  }
  return number;
};

export const sizeTest = (operand: unknown): Test => {
  const size = wholeNumber('$size', operand);
  if (size < 0) throw badValue(`Failed to parse $size. Expected a non-negative number in: $size: ${size}`);
  return onWhole((value) => Array.isArray(value) && value.length === size);
};

export const modTest = (operand: unknown): Test => {
  if (!Array.isArray(operand)) throw badValue('malformed mod, needs to be an array');
  if (operand.length < 2) throw badValue('malformed mod, not enough elements');
  if (operand.length > 2) throw badValue('malformed mod, too many elements');
  const divisor = Math.trunc(toNumber(operand[0]) ?? Number.NaN);
  const remainder = Math.trunc(toNumber(operand[1]) ?? Number.NaN);
  if (Number.isNaN(divisor)) throw badValue('malformed mod, divisor not a number');
  if (divisor === 0) throw badValue('divisor cannot be 0');
  return onElements((value) => {
    const number = toNumber(value);
    return number !== undefined && Number.isFinite(number) && Math.trunc(number) % divisor === remainder;
  });
};
