import { compare, equal } from '../bson/compare.ts';
import { rank, rankOf, toNumber } from '../bson/types.ts';
import { badValue } from '../errors.ts';
import type { Collation } from './collation.ts';
import { regexTest, toRegExp } from './regex.ts';
import { type Env, isOperatorDoc, onElements, type Single, type Test } from './tests.ts';

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

export const ordered = (
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

export const inList = (operand: unknown, env: Env): Test => {
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
