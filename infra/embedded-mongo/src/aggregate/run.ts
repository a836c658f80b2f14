import { randomInt } from 'node:crypto';
import type { Doc } from '../bson/codec.ts';
import type { Steps } from '../commands/steps.ts';
import { CommandError } from '../errors.ts';
import { compileFilter } from '../query/match.ts';
import { collect, matching, mayYield } from '../query/matching.ts';
import { prepare } from '../query/select.ts';
import { parseSort, sortBy } from '../query/sort.ts';
import type { Env } from '../query/tests.ts';
import type { Databases } from '../storage/databases.ts';
import type { Stored } from '../storage/stored.ts';
import { front, whole } from './front.ts';
import { groupOf } from './group.ts';
import { lookup } from './lookup.ts';
import { mingoStages } from './mingo.ts';
import { own, plain } from './plain.ts';
import { computes, isMingoStage, parseStages, readsOnly, type Stage } from './stages.ts';

export type Pipeline = { databases: Databases; db: string; env: Env };

/** Stages that a query answers alone stay rows that are looked for batch by batch; others work on all documents. */
export function* aggregateCollection(
  pipeline: Pipeline,
  name: string,
  stages: readonly Stage[],
  hint?: unknown,
): Steps<Iterable<Doc>> {
  const collection = pipeline.databases.get(pipeline.db, name);
  const { filter, window, rest } = front(stages);
  const query = prepare(collection, filter, pipeline.env);
  const rows = yield* matching(pipeline.databases, collection, query, { ...window, hint });
  if (rest.length === 0 && mayYield(rows)) return documents(rows);
  const all = yield* collect(rows);
  return yield* runStages(
    pipeline,
    all.map((row) => row.doc),
    rest,
  );
}

function* documents(rows: Iterable<Stored>): Generator<Doc> {
  for (const row of rows) yield row.doc;
}

const mingo = (docs: Doc[], stages: readonly Stage[], { env }: Pipeline): Doc[] => {
  const computing = stages.some(computes);
  const shared = stages.every(({ name }) => readsOnly.has(name));
  const given = docs.map((doc) => {
    const known = computing ? (plain(doc) as Doc) : doc;
    return shared ? known : own(known);
  });
  return mingoStages(
    stages.map(({ name, operand }) => ({ [name]: operand })),
    env,
  )(given);
};

/** So many different ones, each as likely as any other. */
const sample = (docs: Doc[], size: number): Doc[] => {
  const pool = [...docs];
  for (let i = 0; i < size && i < pool.length; i += 1) {
    const j = randomInt(i, pool.length);
    [pool[i], pool[j]] = [pool[j] as Doc, pool[i] as Doc];
  }
  return pool.slice(0, size);
};

function* runStage(pipeline: Pipeline, docs: Doc[], { name, operand }: Stage): Steps<Doc[]> {
  switch (name) {
    case '$match': {
      const matches = compileFilter(operand, pipeline.env);
      return docs.filter((doc) => matches(doc));
    }
    case '$sort':
      return sortBy(docs, parseSort(operand), (doc) => doc, undefined, pipeline.env.collation);
    case '$limit':
      return docs.slice(0, whole(operand, name, 1));
    case '$skip':
      return docs.slice(whole(operand, name, 0));
    case '$count':
      return docs.length === 0 ? [] : [{ [String(operand)]: docs.length }];
    case '$facet': {
      const facets: Doc = {};
      for (const [field, stages] of Object.entries(operand as Doc))
        facets[field] = yield* runStages(pipeline, docs, parseStages(stages));
      return [facets];
    }
    case '$unionWith': {
      const { coll, pipeline: stages = [] } = (
        typeof operand === 'string' ? { coll: operand } : operand
      ) as Doc;
      const united = yield* aggregateCollection(pipeline, String(coll), parseStages(stages));
      return [...docs, ...(yield* collect(united))];
    }
    case '$sample':
      return sample(docs, whole((operand as Doc).size, name, 1));
    case '$lookup':
      return yield* lookup(pipeline, docs, operand);
    default:
      throw new CommandError(40324, `Unrecognized pipeline stage name: '${name}'`);
  }
}

function* runStages(pipeline: Pipeline, docs: Doc[], stages: readonly Stage[]): Steps<Doc[]> {
  let current = docs;
  for (let at = 0; at < stages.length; ) {
    const from = at;
    const stage = stages[at] as Stage;
    const group =
      stage.name === '$group' && !pipeline.env.collation ? groupOf(stage.operand as Doc) : undefined;
    if (group) {
      current = group(current);
      at += 1;
      continue;
    }
    while (at < stages.length && isMingoStage(stages[at] as Stage)) at += 1;
    if (at > from) current = mingo(current, stages.slice(from, at), pipeline);
    else {
      current = yield* runStage(pipeline, current, stages[at] as Stage);
      at += 1;
    }
  }
  return current;
}
