import { Query } from 'mingo';
import { checkExpression } from '../aggregate/check-expression.ts';
import { plain } from '../aggregate/plain.ts';
import type { Doc } from '../bson/codec.ts';
import { badValue } from '../errors.ts';

export const exprTest = (expression: unknown, variables: Doc = {}): ((doc: Doc) => boolean) => {
  checkExpression(expression);
  const query = new Query({ $expr: expression } as never, { variables: plain(variables) as never });
  return (doc) => {
    try {
      return query.test(plain(doc) as never);
    } catch (error) {
      throw badValue((error as Error).message);
    }
  };
};
