import { checkExpression } from '../aggregate/check-expression.ts';
import { evaluator } from '../aggregate/mingo.ts';
import type { Doc } from '../bson/codec.ts';
import { isTrue } from '../bson/types.ts';

export const exprTest = (expression: unknown, variables: Doc | undefined): ((doc: Doc) => boolean) => {
  checkExpression(expression);
  const compute = evaluator(expression, { variables });
  return (doc) => isTrue(compute(doc));
};
