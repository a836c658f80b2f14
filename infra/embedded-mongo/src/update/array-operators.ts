import { compare, equal } from '../bson/compare.ts';
import { typeName } from '../bson/type-names.ts';
import { fieldOf, isDoc, toNumber } from '../bson/types.ts';
import { badValue, failedToParse, typeMismatch } from '../errors.ts';
import { equality } from '../query/comparisons.ts';
import { compileFilter } from '../query/match.ts';
import { compileTests } from '../query/operators.ts';
import { parts } from '../query/path.ts';
import { type Env, isOperatorDoc, runOn } from '../query/tests.ts';
import { shown } from '../storage/duplicate-key.ts';
import { type Change, keep } from './operators.ts';

const modifiers = new Set(['$each', '$slice', '$sort', '$position']);

const integer = (operator: string, value: unknown): number | undefined => {
  if (value === undefined) return undefined;
  const number = toNumber(value);
  if (number === undefined || !Number.isInteger(number)) {
    throw badValue(
      `The value for ${operator} must be an integer value but was given type: ${typeName(value)}`,
    );
  }
  return number;
};

const sorter = (spec: unknown, env: Env): ((a: unknown, b: unknown) => number) | undefined => {
  if (spec === undefined) return undefined;
  const direction = toNumber(spec);
  if (direction === 1 || direction === -1) return (a, b) => direction * compare(a, b, env.collation);
  if (!isDoc(spec) || Object.keys(spec).length === 0) {
    throw badValue(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    );
  }
  const keys = Object.entries(spec).map(([path, way]) => ({ path: parts(path), way: toNumber(way) ?? 1 }));
  const at = (value: unknown, path: readonly string[]): unknown =>
    path.reduce<unknown>((inner, part) => (isDoc(inner) ? fieldOf(inner, part) : undefined), value);
  return (a, b) => {
    for (const { path, way } of keys) {
      const difference = compare(at(a, path) ?? null, at(b, path) ?? null, env.collation);
      if (difference !== 0) return way * difference;
    }
    return 0;
  };
};

const eachOf = (operator: string, operand: unknown): unknown[] => {
  if (!isDoc(operand) || !('$each' in operand)) return [operand];
  if (!Array.isArray(operand.$each)) {
    throw typeMismatch(
      `The argument to $each in ${operator} must be an array but it was of type: ${typeName(operand.$each)}`,
    );
  }
  return operand.$each;
};

export const push = (operand: unknown, env: Env): Change => {
  const values = eachOf('$push', operand);
  const options = isDoc(operand) && '$each' in operand ? operand : {};
  for (const name of Object.keys(options)) {
    if (!modifiers.has(name)) throw badValue(`Unrecognized clause in $push: ${name}`);
  }
  const slice = integer('$slice', options.$slice);
  const position = integer('$position', options.$position);
  const order = sorter(options.$sort, env);
  return (current, { field, id }) => {
    if (current !== undefined && !Array.isArray(current)) {
      throw badValue(
        `The field '${field}' must be an array but is of type ${typeName(current)} in document {_id: ${shown(id)}}`,
      );
    }
    const next = current === undefined ? [] : [...current];
    next.splice(position === undefined ? next.length : position, 0, ...values);
    if (order) next.sort(order);
    if (slice === undefined) return next;
    return slice < 0 ? next.slice(slice) : next.slice(0, slice);
  };
};

export const addToSet = (operand: unknown, env: Env): Change => {
  const values = eachOf('$addToSet', operand);
  return (current, { field }) => {
    if (current !== undefined && !Array.isArray(current)) {
      throw badValue(
        `Cannot apply $addToSet to non-array field. Field named '${field}' has non-array type ${typeName(current)}`,
      );
    }
    const next = current === undefined ? [] : [...current];
    for (const value of values) {
      if (!next.some((one) => equal(one, value, env.collation))) next.push(value);
    }
    return next;
  };
};

const condition = (operand: unknown, env: Env): ((element: unknown) => boolean) => {
  if (isOperatorDoc(operand)) {
    const tests = compileTests(operand, env, compileFilter);
    return (element) => tests.every((test) => runOn(element, test));
  }
  if (isDoc(operand)) {
    const matches = compileFilter(operand, env);
    return (element) => isDoc(element) && matches(element);
  }
  const test = equality(operand, env);
  return (element) => runOn(element, test);
};

const removing = (operator: string, removes: (element: unknown) => boolean): Change => {
  return (current) => {
    if (current === undefined) return keep;
    if (!Array.isArray(current)) throw badValue(`Cannot apply ${operator} to a non-array value`);
    return current.filter((element) => !removes(element));
  };
};

export const pull = (operand: unknown, env: Env): Change => removing('$pull', condition(operand, env));

export const pullAll = (operand: unknown): Change => {
  if (!Array.isArray(operand))
    throw badValue(`$pullAll requires an array argument but was given a ${typeName(operand)}`);
  return removing('$pullAll', (element) => operand.some((one) => equal(one, element)));
};

export const pop = (operand: unknown, path: string): Change => {
  const end = toNumber(operand);
  if (end !== 1 && end !== -1) {
    throw failedToParse(`Expected a number in: ${path}: ${shown(operand)}; $pop expects 1 or -1`);
  }
  return (current) => {
    if (current === undefined) return keep;
    if (!Array.isArray(current)) {
      throw typeMismatch(`Path '${path}' contains an element of non-array type '${typeName(current)}'`);
    }
    return end === 1 ? current.slice(0, -1) : current.slice(1);
  };
};
