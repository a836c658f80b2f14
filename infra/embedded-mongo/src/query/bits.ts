import { Long } from 'bson';
import { Binary, toNumber } from '../bson/types.ts';
import { badValue } from '../errors.ts';

const MAX_POSITION = 0x7fffffff;

const bitPosition = (value: unknown): number => {
  const number = toNumber(value);
  if (number === undefined || !Number.isInteger(number) || number < 0 || number > MAX_POSITION) {
    throw badValue(`bit positions must be an integer >= 0 but got: ${String(value)}`);
  }
  // Beyond 63 every position is the sign's, which numbers repeat without end.
  return Math.min(number, 63);
};

const maskOf = (operator: string, operand: unknown): bigint => {
  if (Array.isArray(operand)) {
    return operand.reduce((mask: bigint, position) => mask | (1n << BigInt(bitPosition(position))), 0n);
  }
  if (operand instanceof Binary) return bytesToBits(operand);
  const number = toNumber(operand);
  if (number === undefined || !Number.isInteger(number) || number < 0) {
    throw badValue(`${operator} takes an Array, a number, or a BinData`);
  }
  return BigInt(number);
};

const bytesToBits = (binary: Binary): bigint =>
  [...binary.buffer.subarray(0, binary.position)].reduceRight(
    (bits, byte) => (bits << 8n) | BigInt(byte),
    0n,
  );

const bitsOf = (value: unknown): bigint | undefined => {
  if (value instanceof Binary) return bytesToBits(value);
  if (value instanceof Long) return BigInt.asUintN(64, value.toBigInt());
  const number = toNumber(value);
  if (number === undefined || !Number.isSafeInteger(number)) return undefined;
  return BigInt.asUintN(64, BigInt(number));
};

export const bitsTest = (operator: string, operand: unknown): ((value: unknown) => boolean) => {
  const mask = maskOf(operator, operand);
  return (value) => {
    const bits = bitsOf(value);
    if (bits === undefined) return false;
    const common = bits & mask;
    if (operator === '$bitsAllSet') return common === mask;
    if (operator === '$bitsAllClear') return common === 0n;
    return operator === '$bitsAnySet' ? common !== 0n : common !== mask;
  };
};
