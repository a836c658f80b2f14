import type { Doc } from '../bson/codec.ts';
import { compare } from '../bson/compare.ts';
import { isDoc } from '../bson/types.ts';
import { CommandError, failedToParse } from '../errors.ts';
import type { Env } from '../query/tests.ts';
import { parseActions, runAction } from './actions.ts';
import { byPath, checkConflicts } from './check-paths.ts';
import { Draft } from './draft.ts';
import { checkArrayFilters, concretePaths, parseArrayFilters } from './paths.ts';
import { compilePipeline } from './pipeline.ts';

export type Update = {
  kind: 'operators' | 'replacement' | 'pipeline';
  /** Needs to know which element of an array the filter matched. */
  positional: boolean;
  apply(doc: Doc, context: { position?: number | undefined; inserting: boolean }): Doc;
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
          runAction(draft, path, action, doc._id);
      }
      return draft.root;
    },
  };
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
