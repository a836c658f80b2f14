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

const isKnown = (name: string): boolean =>
  !refused.has(name) && (known.has(name) || accumulators.has(name) || name === '$literal');

/** A projected field: its own operator has an error of its own when it is unknown. */
export const checkProjected = (value: unknown): void => {
  const operator = isDoc(value) ? Object.keys(value).find((name) => name.startsWith('$')) : undefined;
  if (operator !== undefined && !isKnown(operator)) {
    throw new CommandError(31325, `Invalid $project :: caused by :: Unknown expression ${operator}`);
  }
  checkExpression(value);
};

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
    if (!isKnown(operator)) {
      throw new CommandError(168, `Unrecognized expression '${operator}'`);
    }
  }
  for (const name of names) checkExpression(expression[name]);
};
