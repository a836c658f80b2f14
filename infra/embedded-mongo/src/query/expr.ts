import { checkExpression } from '../aggregate/check-expression.ts';
import { evaluator } from '../aggregate/mingo.ts';
import type { Doc } from '../bson/codec.ts';
import { toNumber } from '../bson/types.ts';

const truthy = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && toNumber(value) !== 0;

export const exprTest = (expression: unknown, variables: Doc | undefined): ((doc: Doc) => boolean) => {
  checkExpression(expression);
  const compute = evaluator(expression, { variables });
  return (doc) => truthy(compute(doc));
};
