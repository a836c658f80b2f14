import type { Doc } from '../bson/codec.ts';
import { equal } from '../bson/compare.ts';
import { isDoc, rank, rankOf, toNumber } from '../bson/types.ts';
import { badValue, notSupported } from '../errors.ts';
import { bitsTest } from './bits.ts';
import { equality, inList, ordered } from './comparisons.ts';
import { regexTest, toRegExp } from './regex.ts';
import {
  type CompileFilter,
  type Env,
  elements,
  isOperatorDoc,
  not,
  onElements,
  onWhole,
  runOn,
  type Test,
} from './tests.ts';
import { modTest, sizeTest, typeTest } from './value-tests.ts';

const elemMatch = (operand: unknown, env: Env, compileFilter: CompileFilter): Test => {
  if (!isDoc(operand)) throw badValue('$elemMatch needs an Object');
  const [first] = Object.keys(operand);
  const onValues = first?.startsWith('$') && !['$and', '$or', '$nor', '$expr', '$where'].includes(first);
  if (onValues) {
    const tests = compileTests(operand, env, compileFilter);
    return elements((one) => tests.every((test) => runOn(one, test)));
  }
  const matches = compileFilter(operand, env);
  return elements((one) => (isDoc(one) || Array.isArray(one)) && matches(one as Doc));
};

const all = (operand: unknown, env: Env, compileFilter: CompileFilter): Test => {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  if (operand.length === 0) return onWhole(() => false);
  return {
    kind: 'all',
    of: operand.map((one) => {
      if (!isOperatorDoc(one)) return equality(one, env);
      if (Object.keys(one)[0] !== '$elemMatch') throw badValue('no $ expressions in $all');
      return elemMatch(one.$elemMatch, env, compileFilter);
    }),
  };
};

const negated = (operand: unknown, env: Env, compileFilter: CompileFilter): Test => {
  if (rankOf(operand) === rank.regex) return not(equality(operand, env));
  if (!isDoc(operand)) throw badValue('$not needs a regex or a document');
  if (Object.keys(operand).length === 0) throw badValue('$not cannot be empty');
  if (!isOperatorDoc(operand)) throw badValue(`unknown operator: ${Object.keys(operand)[0]}`);
  return not(...compileTests(operand, env, compileFilter));
};

const truthy = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== false && toNumber(value) !== 0;

const oneTest = (
  operator: string,
  operand: unknown,
  siblings: Doc,
  env: Env,
  filters: CompileFilter,
): Test => {
  switch (operator) {
    case '$eq':
      return isRegex(operand) ? onElements((value) => equal(value, operand)) : equality(operand, env);
    case '$ne':
      if (isRegex(operand)) throw badValue("Can't have regex as arg to $ne.");
      return not(equality(operand, env));
    case '$gt':
      return ordered(operand, env.collation, (difference) => difference > 0);
    case '$gte':
      return ordered(operand, env.collation, (difference) => difference >= 0);
    case '$lt':
      return ordered(operand, env.collation, (difference) => difference < 0);
    case '$lte':
      return ordered(operand, env.collation, (difference) => difference <= 0);
    case '$in':
      return inList(operand, env);
    case '$nin':
      if (!Array.isArray(operand)) throw badValue('$nin needs an array');
      return not(inList(operand, env));
    case '$exists': {
      const exists = onWhole((value) => value !== undefined);
      return truthy(operand) ? exists : not(exists);
    }
    case '$type':
      return typeTest(operand);
    case '$size':
      return sizeTest(operand);
    case '$mod':
      return modTest(operand);
    case '$all':
      return all(operand, env, filters);
    case '$elemMatch':
      return elemMatch(operand, env, filters);
    case '$not':
      return negated(operand, env, filters);
    case '$regex':
      return onElements(regexTest(toRegExp(operand, siblings.$options)));
    case '$options':
      if (!('$regex' in siblings)) throw badValue('$options needs a $regex');
      return { kind: 'all', of: [] };
    case '$bitsAllSet':
    case '$bitsAllClear':
    case '$bitsAnySet':
    case '$bitsAnyClear':
      return onElements(bitsTest(operator, operand));
    case '$geoWithin':
    case '$geoIntersects':
    case '$near':
    case '$nearSphere':
    case '$within':
      throw notSupported(operator);
    default:
      throw badValue(`unknown operator: ${operator}`);
  }
};

const isRegex = (value: unknown): boolean => rankOf(value) === rank.regex;

export const compileTests = (operators: Doc, env: Env, compileFilter: CompileFilter): Test[] =>
  Object.entries(operators).map(([operator, operand]) =>
    oneTest(operator, operand, operators, env, compileFilter),
  );
