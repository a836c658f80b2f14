import type { Doc } from '../bson/codec.ts';
import { compare, equal } from '../bson/compare.ts';
import { isDoc, rank, rankOf, toNumber, typeCodes, typeName, typeNameOfCode } from '../bson/types.ts';
import { badValue, notSupported } from '../errors.ts';
import { bitsTest } from './bits.ts';
import type { Collation } from './collation.ts';
import type { Matcher } from './match.ts';
import { anyAt, type Offers, type Position } from './path.ts';
import { regexTest, toRegExp } from './regex.ts';

export type Env = {
  collation?: Collation | undefined;
  variables?: Doc | undefined;
  text?: ((operand: unknown) => Matcher) | undefined;
};

type Single = (value: unknown) => boolean;

export type Test =
  | { kind: 'value'; offers: Offers; passes: Single }
  | { kind: 'not'; of: readonly Test[] }
  | { kind: 'all'; of: readonly Test[] };

type CompileFilter = (filter: unknown, env: Env) => Matcher;

const onElements = (passes: Single): Test => ({ kind: 'value', offers: 'both', passes });
const onWhole = (passes: Single): Test => ({ kind: 'value', offers: 'whole', passes });
const elements = (passes: Single): Test => ({ kind: 'value', offers: 'elements', passes });
const not = (...of: Test[]): Test => ({ kind: 'not', of });

export const runAt = (doc: unknown, path: readonly string[], test: Test, position?: Position): boolean => {
  switch (test.kind) {
    case 'value':
      return anyAt(doc, path, 0, test.offers, test.passes, position);
    case 'all':
      return test.of.every((one) => runAt(doc, path, one, position));
    case 'not':
      return !test.of.every((one) => runAt(doc, path, one));
  }
};

/** The same test on one element of an array, as inside `$elemMatch`: its own elements are not looked at. */
export const runOn = (value: unknown, test: Test): boolean => {
  switch (test.kind) {
    case 'value':
      if (test.offers === 'elements') return Array.isArray(value) && value.some((one) => test.passes(one));
      return test.passes(value);
    case 'all':
      return test.of.every((one) => runOn(value, one));
    case 'not':
      return !test.of.every((one) => runOn(value, one));
  }
};

export const isOperatorDoc = (value: unknown): value is Doc => {
  if (!isDoc(value)) return false;
  for (const key of Object.keys(value)) return key.startsWith('$') && !['$ref', '$id', '$db'].includes(key);
  return false;
};

export const equality = (operand: unknown, env: Env): Test => {
  if (operand instanceof RegExp || rankOf(operand) === rank.regex)
    return onElements(regexTest(toRegExp(operand)));
  return onElements(equals(operand, env.collation));
};

const equals = (operand: unknown, collation?: Collation): Single => {
  if (operand === null || operand === undefined) return (value) => value === undefined || value === null;
  if (typeof operand === 'string' && collation) {
    const key = collation.key(operand);
    return (value) => typeof value === 'string' && collation.key(value) === key;
  }
  if (typeof operand === 'string' || typeof operand === 'boolean') return (value) => value === operand;
  return (value) => value !== undefined && equal(value, operand, collation);
};

const ordered = (
  operand: unknown,
  collation: Collation | undefined,
  passes: (difference: number) => boolean,
): Test => {
  const of = rankOf(operand);
  if (of === rank.regex) throw badValue("Can't have RegEx as arg to predicate over field.");
  if (of === rank.minKey || of === rank.maxKey) {
    return onElements((value) => value !== undefined && passes(compare(value, operand, collation)));
  }
  if (of === rank.null) return onElements((value) => (value === undefined || value === null) && passes(0));
  const nan = Number.isNaN(toNumber(operand));
  return onElements((value) => {
    if (rankOf(value) !== of) return false;
    if (of === rank.number && nan !== Number.isNaN(toNumber(value))) return false;
    return passes(compare(value, operand, collation));
  });
};

const inList = (operand: unknown, env: Env): Test => {
  if (!Array.isArray(operand)) throw badValue('$in needs an array');
  const tests = operand.map((one) => {
    if (isOperatorDoc(one)) throw badValue('cannot nest $ under $in');
    return (equality(one, env) as { passes: Single }).passes;
  });
  if (!env.collation && operand.length > 8 && operand.every((one) => typeof one === 'string')) {
    const set = new Set<unknown>(operand);
    return onElements((value) => set.has(value));
  }
  return onElements((value) => tests.some((test) => test(value)));
};

const typeTest = (operand: unknown): Test => {
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

const sizeTest = (operand: unknown): Test => {
  const size = wholeNumber('$size', operand);
  if (size < 0) throw badValue(`Failed to parse $size. Expected a non-negative number in: $size: ${size}`);
  return onWhole((value) => Array.isArray(value) && value.length === size);
};

const modTest = (operand: unknown): Test => {
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
