import { checkProjected } from '../aggregate/check-expression.ts';
import { evaluator } from '../aggregate/mingo.ts';
import type { Doc } from '../bson/codec.ts';
import { isDoc, toNumber } from '../bson/types.ts';
import { CommandError } from '../errors.ts';
import { compileFilter, type Matcher } from './match.ts';
import type { Position } from './path.ts';
import type { Env } from './tests.ts';

/** A field that is more than kept or left out; with `field` it is a view of the stored one. */
export type Special = {
  path: string;
  apply: (value: unknown, doc: Doc, score: number) => unknown;
  field?: true;
};

const slice = (operand: unknown): ((value: unknown) => unknown) => {
  const [a, b] = (Array.isArray(operand) ? operand : [operand]).map(toNumber);
  if (a === undefined || (Array.isArray(operand) && (b === undefined || b <= 0))) {
    throw new CommandError(
      28667,
      'First argument to $slice must be an array or integer, and a limit must be positive',
    );
  }
  return (value) => {
    if (!Array.isArray(value)) return value;
    if (b === undefined) return a < 0 ? value.slice(a) : value.slice(0, a);
    const from = a < 0 ? Math.max(0, value.length + a) : a;
    return value.slice(from, from + b);
  };
};

const elemMatch = (path: string, operand: unknown, env: Env): ((value: unknown) => unknown) => {
  const matches = compileFilter({ [path]: { $elemMatch: operand } }, env);
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const found = value.find((one) => matches({ [path]: [one] }));
    return found === undefined ? undefined : [found];
  };
};

export const positional = (path: string, matches: Matcher): Special => ({
  path,
  field: true,
  apply: (value, doc) => {
    if (!Array.isArray(value)) return value;
    const position: Position = {};
    matches(doc, position);
    if (position.index === undefined) {
      throw new CommandError(
        51246,
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      );
    }
    return [value[position.index]];
  },
});

const expression = (path: string, operand: unknown, env: Env): Special => {
  checkProjected(operand);
  const compute = evaluator(operand, { variables: env.variables });
  return { path, apply: (_value, doc) => compute(doc) };
};

export const special = (path: string, value: unknown, env: Env): Special => {
  if (isDoc(value)) {
    if (
      '$slice' in value &&
      !(Array.isArray(value.$slice) && Array.isArray(value.$slice[0])) &&
      typeof value.$slice !== 'string'
    ) {
      return { path, field: true, apply: slice(value.$slice) };
    }
    if ('$elemMatch' in value) return { path, field: true, apply: elemMatch(path, value.$elemMatch, env) };
    if (value.$meta === 'textScore') return { path, apply: (_value, _doc, score) => score };
    if (Object.keys(value).length === 0)
      throw new CommandError(
        51270,
        'An empty sub-projection is not a valid value. Found empty object at path',
      );
  }
  return expression(path, value, env);
};
