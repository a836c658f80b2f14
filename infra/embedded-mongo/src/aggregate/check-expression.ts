import * as expressions from 'mingo/operators/expression';
import { isDoc } from '../bson/types.ts';
import { CommandError } from '../errors.ts';

const known = new Set(Object.keys(expressions).filter((name) => name.startsWith('$')));
const accumulators = new Set([
  '$sum',
  '$avg',
  '$min',
  '$max',
  '$first',
  '$last',
  '$stdDevPop',
  '$stdDevSamp',
]);
const refused = new Set(['$function', '$accumulator', '$toHashedIndexKey', '$meta']);

/** Every `$name` in an expression is one we can compute; otherwise an error like mongod's. */
export const checkExpression = (expression: unknown): void => {
  if (Array.isArray(expression)) {
    for (const one of expression) checkExpression(one);
    return;
  }
  if (!isDoc(expression)) return;
  const names = Object.keys(expression);
  const operator = names.find((name) => name.startsWith('$'));
  if (operator === '$literal') return;
  if (operator !== undefined) {
    if (names.length > 1) {
      throw new CommandError(
        15983,
        `An object representing an expression must have exactly one field: ${names.join(', ')}`,
      );
    }
    if (refused.has(operator) || !(known.has(operator) || accumulators.has(operator))) {
      throw new CommandError(168, `Unrecognized expression '${operator}'`);
    }
  }
  for (const name of names) checkExpression(expression[name]);
};
