import type { Doc } from '../bson/codec.ts';
import { isDoc } from '../bson/types.ts';
import { isOperatorDoc } from '../query/tests.ts';

/** One condition that every matching document fulfils. */
export type Conjunct = {
  path: string;
  operator: string;
  operand: unknown;
  /** True for one read out of `$elemMatch`: it helps to find candidates but says less than the filter. */
  partial: boolean;
};

export type Conjuncts = {
  list: Conjunct[];
  /** The filter is nothing but these conditions. */
  complete: boolean;
};

export const conjunctsOf = (filter: Doc): Conjuncts => {
  const found: Conjuncts = { list: [], complete: true };
  collect(filter, '', false, found);
  return found;
};

const collect = (filter: Doc, prefix: string, partial: boolean, found: Conjuncts): void => {
  for (const [key, value] of Object.entries(filter)) {
    if (key === '$and') {
      for (const one of value as Doc[]) collect(one, prefix, partial, found);
    } else if (key.startsWith('$')) {
      if (key !== '$comment') found.complete = false;
    } else if (!isOperatorDoc(value)) {
      found.list.push({ path: prefix + key, operator: '$eq', operand: value, partial });
    } else {
      collectOperators(prefix + key, value, partial, found);
    }
  }
};

const collectOperators = (path: string, operators: Doc, partial: boolean, found: Conjuncts): void => {
  for (const [operator, operand] of Object.entries(operators)) {
    if (operator === '$elemMatch' && isDoc(operand)) {
      found.complete = false;
      if (isOperatorDoc(operand) && !Object.keys(operand)[0]?.match(/^\$(and|or|nor|expr)$/)) continue;
      collect(operand, `${path}.`, true, found);
    } else if (operator === '$regex') {
      const flags = operators.$options;
      const plain = typeof operand === 'string' && (flags === undefined || flags === '');
      if (plain || operand instanceof RegExp) {
        found.list.push({ path, operator, operand: plain ? operand : flags ? undefined : operand, partial });
      }
      found.complete = false;
    } else {
      found.list.push({ path, operator, operand, partial });
    }
  }
};
