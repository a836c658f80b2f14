import type { Doc } from '../bson/codec.ts';
import { badValue, failedToParse } from '../errors.ts';
import type { Env } from '../query/tests.ts';
import { checkPath } from './check-paths.ts';
import type { Draft } from './draft.ts';
import { type Change, changeFor, checkModifier, keep, remove } from './operators.ts';

export type Action = {
  path: readonly string[];
  change: Change;
  onlyOnInsert: boolean;
  creates: boolean;
  to?: readonly string[];
};

const neverCreates = new Set(['$unset', '$pull', '$pullAll', '$pop', '$rename']);

const renameAction = (from: string, to: unknown): Action => {
  if (typeof to !== 'string')
    throw badValue(`The 'to' field for $rename must be a string: ${from}: ${String(to)}`);
  const [path, target] = [checkPath(from), checkPath(to)];
  if (from === to) throw badValue(`The source and target field for $rename must differ: ${from}: "${to}"`);
  for (const part of [...path, ...target]) {
    if (part.startsWith('$'))
      throw badValue(`The source and destination field for $rename may not be dynamic: ${from}`);
  }
  return { path, to: target, change: () => keep, onlyOnInsert: false, creates: false };
};

export const parseActions = (spec: Doc, env: Env): Action[] => {
  const actions: Action[] = [];
  for (const [operator, value] of Object.entries(spec)) {
    if (!operator.startsWith('$')) {
      throw failedToParse(
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    }
    if (operator !== '$rename') changeFor(operator, operator === '$pop' ? 1 : sample(operator), '', env);
    for (const [path, operand] of Object.entries(checkModifier(operator, value))) {
      if (operator === '$rename') {
        actions.push(renameAction(path, operand));
        continue;
      }
      actions.push({
        path: checkPath(path),
        change: changeFor(operator, operand, path, env),
        onlyOnInsert: operator === '$setOnInsert',
        creates: !neverCreates.has(operator),
      });
    }
  }
  return actions;
};

/** An operand that is fine for the operator, to check its name even when it is given no fields. */
const sample = (operator: string): unknown => {
  if (operator === '$pullAll') return [];
  if (operator === '$currentDate') return true;
  return operator === '$bit' ? {} : 1;
};

export const runAction = (draft: Draft, path: readonly string[], action: Action, id: unknown): void => {
  const current = draft.get(path);
  if (action.to) {
    if (current === undefined) return;
    draft.unset(path);
    draft.set(action.to, current);
    return;
  }
  if (current === undefined && !action.creates) return;
  const next = action.change(current, { field: path[path.length - 1] as string, id });
  if (next === keep) return;
  if (next === remove) draft.unset(path);
  else draft.set(path, next);
};
