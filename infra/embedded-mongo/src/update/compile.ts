import type { Doc } from '../bson/codec.ts';
import { compare } from '../bson/compare.ts';
import { isDoc } from '../bson/types.ts';
import { badValue, CommandError, failedToParse } from '../errors.ts';
import type { Env } from '../query/operators.ts';
import { isIndex, parts } from '../query/path.ts';
import { Draft } from './draft.ts';
import { type Change, changeFor, checkModifier, keep, remove } from './operators.ts';
import { checkArrayFilters, concretePaths, parseArrayFilters } from './paths.ts';
import { compilePipeline } from './pipeline.ts';

export type Update = {
  kind: 'operators' | 'replacement' | 'pipeline';
  /** Needs to know which element of an array the filter matched. */
  positional: boolean;
  apply(doc: Doc, context: { position?: number | undefined; inserting: boolean }): Doc;
};

type Action = {
  path: readonly string[];
  change: Change;
  onlyOnInsert: boolean;
  creates: boolean;
  to?: readonly string[];
};

const neverCreates = new Set(['$unset', '$pull', '$pullAll', '$pop', '$rename']);

const checkPath = (path: string): readonly string[] => {
  const split = parts(path);
  if (path === '') throw new CommandError(56, 'An empty update path is not valid.');
  for (const [i, part] of split.entries()) {
    if (part === '')
      throw new CommandError(
        56,
        `The update path '${path}' contains an empty field name, which is not allowed.`,
      );
    const positional = part === '$' || /^\$\[[^\]]*\]$/.test(part);
    if (positional && i === 0)
      throw badValue(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
    if (part.startsWith('$') && !positional && !['$ref', '$id', '$db'].includes(part)) {
      throw new CommandError(
        52,
        `The dollar ($) prefixed field '${part}' in '${path}' is not valid for storage.`,
      );
    }
  }
  return split;
};

const byPart = (a: string, b: string): number =>
  isIndex(a) && isIndex(b) ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0;

const byPath = (a: readonly string[], b: readonly string[]): number => {
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const difference = byPart(a[i] as string, b[i] as string);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
};

const checkConflicts = (paths: (readonly string[])[]): void => {
  const sorted = paths.toSorted(byPath);
  for (let i = 1; i < sorted.length; i += 1) {
    const [a, b] = [sorted[i - 1] as readonly string[], sorted[i] as readonly string[]];
    if (a.every((part, j) => part === b[j])) {
      throw new CommandError(
        40,
        `Updating the path '${b.join('.')}' would create a conflict at '${a.join('.')}'`,
      );
    }
  }
};

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

const parseActions = (spec: Doc, env: Env): Action[] => {
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

const compileOperators = (spec: Doc, arrayFilters: unknown, env: Env): Update => {
  const actions = parseActions(spec, env);
  const filters = parseArrayFilters(arrayFilters, env);
  const paths = actions.flatMap(({ path, to }) => (to ? [path, to] : [path]));
  if (paths.length > 1) checkConflicts(paths);
  checkArrayFilters(filters, paths);
  // MongoDB applies an update in the order of its paths, which decides where new fields are put.
  actions.sort((a, b) => byPath(a.path, b.path));
  return {
    kind: 'operators',
    positional: paths.some((path) => path.includes('$')),
    apply: (doc, { position, inserting }) => {
      const draft = new Draft(doc);
      for (const action of actions) {
        if (action.onlyOnInsert && !inserting) continue;
        for (const path of concretePaths(draft, action.path, position, filters))
          run(draft, path, action, doc._id);
      }
      return draft.root;
    },
  };
};

const run = (draft: Draft, path: readonly string[], action: Action, id: unknown): void => {
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

const compileReplacement = (replacement: Doc): Update => ({
  kind: 'replacement',
  positional: false,
  apply: (doc) => {
    const { _id = doc._id, ...rest } = replacement;
    return _id === undefined ? rest : { _id, ...rest };
  },
});

const keepsId =
  (update: Update): Update['apply'] =>
  (doc, context) => {
    const next = update.apply(doc, context);
    if (doc._id === undefined || (next._id !== undefined && compare(next._id, doc._id) === 0)) return next;
    if (next._id === undefined && update.kind === 'pipeline') return { _id: doc._id, ...next };
    throw new CommandError(
      66,
      update.kind === 'operators'
        ? "Performing an update on the path '_id' would modify the immutable field '_id'"
        : `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${String(next._id)}`,
    );
  };

/** Operators, a whole document, or a pipeline; everything in it is checked before any document is touched. */
export const compileUpdate = (spec: unknown, env: Env, arrayFilters?: unknown): Update => {
  const update = parse(spec, env, arrayFilters);
  return { ...update, apply: keepsId(update) };
};

const parse = (spec: unknown, env: Env, arrayFilters: unknown): Update => {
  if (Array.isArray(spec)) {
    if (arrayFilters !== undefined)
      throw failedToParse('arrayFilters may not be specified for pipeline-syle updates');
    return compilePipeline(spec, env);
  }
  if (!isDoc(spec)) throw failedToParse('Update argument must be either an object or an array');
  const [first] = Object.keys(spec);
  if (first?.startsWith('$')) return compileOperators(spec, arrayFilters, env);
  if (arrayFilters !== undefined)
    throw failedToParse('arrayFilters may not be specified for replacement-style updates');
  const dollar = Object.keys(spec).find((key) => key.startsWith('$'));
  if (dollar)
    throw new CommandError(
      52,
      `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    );
  return compileReplacement(spec);
};
