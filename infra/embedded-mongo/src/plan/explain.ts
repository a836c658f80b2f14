import type { Doc } from '../bson/codec.ts';
import type { Query, Selection, Window } from '../query/select.ts';
import type { IndexPlan, Plan } from './plan.ts';

const indexScan = ({ index, backwards }: IndexPlan): Doc => ({
  stage: 'IXSCAN',
  keyPattern: index.spec.key,
  indexName: index.spec.name,
  isMultiKey: index.multikey,
  isUnique: index.spec.unique,
  isSparse: index.spec.sparse,
  isPartial: index.spec.partialFilterExpression !== undefined,
  indexVersion: 2,
  direction: backwards ? 'backward' : 'forward',
});

const source = (plan: Plan, query: Query): Doc => {
  if (query.scores) return { stage: 'TEXT_MATCH' };
  if (plan.kind === 'index') return { stage: 'FETCH', inputStage: indexScan(plan) };
  if (plan.kind === 'scan')
    return { stage: 'COLLSCAN', filter: query.filter, direction: plan.backwards ? 'backward' : 'forward' };
  const inputStages = plan.branches.map((branch) =>
    branch.kind === 'index' ? indexScan(branch) : source(branch, query),
  );
  return { stage: 'FETCH', inputStage: { stage: 'OR', inputStages } };
};

/** The plan in the shape mongod explains it, from the collection up to what is returned. */
export const explainPlan = (
  { plan }: Selection,
  query: Query,
  { sort, skip, limit }: Window,
  projection?: unknown,
): Doc => {
  let stage = source(plan, query);
  if (!plan.sorted) stage = { stage: 'SORT', sortPattern: sort, inputStage: stage };
  if (skip) stage = { stage: 'SKIP', skipAmount: skip, inputStage: stage };
  if (limit) stage = { stage: 'LIMIT', limitAmount: limit, inputStage: stage };
  return projection === undefined
    ? stage
    : { stage: 'PROJECTION_DEFAULT', transformBy: projection, inputStage: stage };
};

export const executionStats = ({ rows, counts }: Selection, stages: Doc, milliseconds: number): Doc => ({
  executionSuccess: true,
  nReturned: rows.length,
  executionTimeMillis: Math.round(milliseconds),
  totalKeysExamined: counts.keys,
  totalDocsExamined: counts.docs,
  executionStages: { ...stages, nReturned: rows.length },
});
