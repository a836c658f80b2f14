import type { Doc } from '../bson/codec.ts';
import { compare, equal } from '../bson/compare.ts';
import { typeName } from '../bson/type-names.ts';
import { rank, rankOf } from '../bson/types.ts';
import type { Conjunct } from './conjuncts.ts';
import { conjunctsOf } from './conjuncts.ts';

const lower = new Set(['$gt', '$gte']);
const upper = new Set(['$lt', '$lte']);
const compares = new Set(['$eq', '$gt', '$gte', '$lt', '$lte']);

const isNull = (value: unknown): boolean => value === null || value === undefined;

/** The condition cannot hold for a document without the field. */
export const needsField = ({ operator, operand }: Conjunct): boolean => {
  if (compares.has(operator))
    return !isNull(operand) && rankOf(operand) !== rank.minKey && rankOf(operand) !== rank.maxKey;
  if (operator === '$in') return Array.isArray(operand) && !operand.some(isNull);
  if (operator === '$exists') return Boolean(operand);
  return (
    operator === '$type' ||
    operator === '$regex' ||
    operator === '$size' ||
    operator === '$mod' ||
    operator === '$elemMatch'
  );
};

const impliesOrder = (given: Conjunct, wanted: Conjunct): boolean => {
  if (rankOf(given.operand) !== rankOf(wanted.operand)) return false;
  const difference = compare(given.operand, wanted.operand);
  const strict = wanted.operator === '$gt' || wanted.operator === '$lt';
  const away = lower.has(wanted.operator) ? difference : -difference;
  if (given.operator === '$eq') return away > 0 || (away === 0 && !strict);
  const sameSide = lower.has(wanted.operator) ? lower.has(given.operator) : upper.has(given.operator);
  if (!sameSide) return false;
  return away > 0 || (away === 0 && (!strict || given.operator === wanted.operator));
};

const implies = (given: Conjunct, wanted: Conjunct): boolean => {
  if (given.path !== wanted.path || given.partial) return false;
  if (given.operator === wanted.operator && equal(given.operand, wanted.operand)) return true;
  if (given.operator === '$in' && Array.isArray(given.operand) && given.operand.length > 0) {
    return given.operand.every(
      (operand) => rankOf(operand) !== rank.regex && implies({ ...given, operator: '$eq', operand }, wanted),
    );
  }
  switch (wanted.operator) {
    case '$exists':
      return Boolean(wanted.operand) && needsField(given);
    case '$eq':
      return given.operator === '$eq' && equal(given.operand, wanted.operand);
    case '$in':
      return (
        given.operator === '$eq' &&
        (wanted.operand as unknown[]).some((operand) => equal(operand, given.operand))
      );
    case '$type': {
      if (!compares.has(given.operator) || isNull(given.operand)) return false;
      // A number of one type equals numbers of the others.
      return rankOf(given.operand) === rank.number
        ? wanted.operand === 'number'
        : wanted.operand === typeName(given.operand);
    }
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return compares.has(given.operator) && !isNull(wanted.operand) && impliesOrder(given, wanted);
    default:
      return false;
  }
};

/** Every document the conditions let through is also let through by the partial index's filter. */
export const impliesFilter = (given: readonly Conjunct[], filter: Doc): boolean => {
  const { list, complete } = conjunctsOf(filter);
  return complete && list.every((wanted) => given.some((one) => implies(one, wanted)));
};
