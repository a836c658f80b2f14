import type { Doc } from '../bson/codec.ts';
import { compare } from '../bson/compare.ts';
import { typeName } from '../bson/type-names.ts';
import { isDoc, rank, rankOf, Timestamp, toNumber } from '../bson/types.ts';
import { badValue, failedToParse, typeMismatch } from '../errors.ts';
import type { Env } from '../query/tests.ts';
import { shown } from '../storage/duplicate-key.ts';
import { calculate } from './arithmetic.ts';
import { addToSet, pop, pull, pullAll, push } from './array-operators.ts';

/** The value after the change, or `keep`; called with `undefined` when the field is missing. */
export const keep = Symbol('keep');
export const remove = Symbol('remove');
export type Change = (current: unknown, at: { field: string; id: unknown }) => unknown;

const arithmetic = (operator: '$inc' | '$mul', operand: unknown, path: string): Change => {
  if (rankOf(operand) !== rank.number) {
    const verb = operator === '$inc' ? 'increment' : 'multiply';
    throw typeMismatch(`Cannot ${verb} with non-numeric argument: {${path}: ${shown(operand)}}`);
  }
  return (current, { field, id }) => {
    if (current === undefined) return operator === '$inc' ? operand : calculate('multiply', operand, 0);
    if (rankOf(current) !== rank.number) {
      throw typeMismatch(
        `Cannot apply ${operator} to a value of non-numeric type. {_id: ${shown(id)}} has the field '${field}' of non-numeric type ${typeName(current)}`,
      );
    }
    return calculate(operator === '$inc' ? 'add' : 'multiply', current, operand);
  };
};

const extreme =
  (operand: unknown, env: Env, wins: (difference: number) => boolean): Change =>
  (current) =>
    current === undefined || wins(compare(operand, current, env.collation)) ? operand : keep;

const currentDate = (operand: unknown): Change => {
  const type = isDoc(operand) ? operand.$type : operand === true || operand === false ? 'date' : undefined;
  if (type === 'date') return () => new Date();
  if (type === 'timestamp') return () => Timestamp.fromBits(1, Math.floor(Date.now() / 1000));
  throw badValue("$currentDate's argument must be a boolean, or an object with $type 'date' or 'timestamp'");
};

const bit = (operand: unknown): Change => {
  if (!isDoc(operand))
    throw badValue(
      'The $bit modifier is not compatible with this operand. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}',
    );
  const steps = Object.entries(operand).map(([name, by]) => {
    const number = toNumber(by);
    if (!['and', 'or', 'xor'].includes(name) || number === undefined) {
      throw badValue(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator`,
      );
    }
    return { name, number };
  });
  return (current, { field }) => {
    if (current !== undefined && typeName(current) !== 'int') {
      throw badValue(
        `Cannot apply $bit to a value of non-integral type. Field ${field} has type ${typeName(current)}`,
      );
    }
    return steps.reduce((value, { name, number }) => {
      if (name === 'and') return value & number;
      return name === 'or' ? value | number : value ^ number;
    }, toNumber(current) ?? 0);
  };
};

/** Checks the operand and gives what the operator does to one field. */
export const changeFor = (operator: string, operand: unknown, path: string, env: Env): Change => {
  switch (operator) {
    case '$set':
    case '$setOnInsert':
      return () => operand;
    case '$unset':
      return () => remove;
    case '$inc':
    case '$mul':
      return arithmetic(operator, operand, path);
    case '$min':
      return extreme(operand, env, (difference) => difference < 0);
    case '$max':
      return extreme(operand, env, (difference) => difference > 0);
    case '$currentDate':
      return currentDate(operand);
    case '$bit':
      return bit(operand);
    case '$push':
      return push(operand, env);
    case '$addToSet':
      return addToSet(operand, env);
    case '$pull':
      return pull(operand, env);
    case '$pullAll':
      return pullAll(operand);
    case '$pop':
      return pop(operand, path);
    default:
      throw failedToParse(
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
  }
};

export const checkModifier = (operator: string, fields: unknown): Doc => {
  if (!isDoc(fields)) {
    throw failedToParse(
      `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${shown(fields)}}`,
    );
  }
  return fields;
};
