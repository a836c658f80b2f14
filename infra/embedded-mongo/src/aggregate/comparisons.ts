import { evalExpr } from 'mingo/core';
import { compare, equal } from '../bson/compare.ts';
import { CommandError } from '../errors.ts';

type Operator = (document: unknown, expression: unknown, options: never) => unknown;

// mingo compares expressions as queries do: into arrays, within one type, null like missing. MongoDB does not.

const operator =
  (name: string, decide: (a: unknown, b: unknown) => unknown): Operator =>
  (document, expression, options) => {
    const operands = Array.isArray(expression) ? expression : [expression];
    if (operands.length !== 2) {
      throw new CommandError(
        16020,
        `Expression ${name} takes exactly 2 arguments. ${operands.length} were passed in.`,
      );
    }
    const [a, b] = evalExpr(document as never, operands as never, options) as unknown as [unknown, unknown];
    return decide(a, b);
  };

const within = (value: unknown, list: unknown): boolean => {
  if (!Array.isArray(list)) throw new CommandError(40081, '$in requires an array as a second argument');
  return list.some((one) => equal(one, value));
};

export const comparisons: Record<string, Operator> = {
  $eq: operator('$eq', (a, b) => equal(a, b)),
  $ne: operator('$ne', (a, b) => !equal(a, b)),
  $gt: operator('$gt', (a, b) => compare(a, b) > 0),
  $gte: operator('$gte', (a, b) => compare(a, b) >= 0),
  $lt: operator('$lt', (a, b) => compare(a, b) < 0),
  $lte: operator('$lte', (a, b) => compare(a, b) <= 0),
  $cmp: operator('$cmp', (a, b) => Math.sign(compare(a, b))),
  $in: operator('$in', within),
};
