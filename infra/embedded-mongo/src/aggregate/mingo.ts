import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import * as accumulator from 'mingo/operators/accumulator';
import * as expression from 'mingo/operators/expression';
import * as pipeline from 'mingo/operators/pipeline';
import * as projection from 'mingo/operators/projection';
import * as query from 'mingo/operators/query';
import * as window from 'mingo/operators/window';
import type { Doc } from '../bson/codec.ts';
import { badValue, CommandError } from '../errors.ts';
import type { Env } from '../query/tests.ts';
import { comparisons } from './comparisons.ts';
import { plain } from './plain.ts';

const context = Context.init({
  accumulator,
  expression: { ...expression, ...(comparisons as object) },
  pipeline,
  projection,
  query,
  window,
});

/** What mingo throws is about what the client sent, so the client gets it as its error. */
const guarded = <T>(compute: () => T): T => {
  try {
    return compute();
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw badValue((error as Error).message);
  }
};

/** Compiles stages that mingo runs; the documents it is given it may change. */
export const mingoStages = (
  stages: readonly unknown[],
  { variables, collation }: Env,
): ((docs: Doc[]) => Doc[]) =>
  guarded(() => {
    const aggregator = new Aggregator(plain(stages) as never, {
      context,
      variables: plain(variables ?? {}) as never,
      ...(collation && { collation: collation.spec as never }),
    });
    return (docs) => guarded(() => aggregator.run(docs as never) as Doc[]);
  });

/** Compiles one expression; a missing value is `undefined`. */
export const evaluator = (computed: unknown, env: Env): ((doc: Doc) => unknown) => {
  const run = mingoStages([{ $replaceWith: { value: computed } }], env);
  return (doc) => run([plain(doc) as Doc])[0]?.value;
};
