import type { Doc } from '../bson/codec.ts';
import { isDoc } from '../bson/types.ts';
import { badValue } from '../errors.ts';
import { choosePlan } from '../plan/choose.ts';
import type { Plan } from '../plan/plan.ts';
import { type Counts, runPlan } from '../plan/run.ts';
import type { Collection } from '../storage/collection.ts';
import type { Stored } from '../storage/stored.ts';
import type { Collation } from './collation.ts';
import { compileFilter, type Matcher } from './match.ts';
import { parseSort, type SortKey, sortBy } from './sort.ts';
import type { Env } from './tests.ts';
import { textOf, textSearch } from './text-search.ts';

export type Query = {
  filter: Doc;
  matches: Matcher;
  collation: Collation | undefined;
  scores?: Map<Stored, number>;
};

export type Window = { sort?: unknown; skip?: number; limit?: number; hint?: unknown };

export type Selection = { rows: Stored[]; plan: Plan; counts: Counts };

export const prepare = (collection: Collection | undefined, filter: unknown, env: Env = {}): Query => {
  if (filter !== undefined && !isDoc(filter)) throw badValue('the filter must be an object');
  const operand = textOf(filter ?? {});
  if (operand === undefined)
    return { filter: filter ?? {}, matches: compileFilter(filter, env), collation: env.collation };
  const scores = textSearch(collection, operand);
  const docs = new Set([...scores.keys()].map(({ doc }) => doc));
  const matches = compileFilter(filter, { ...env, text: () => (doc) => docs.has(doc) });
  return { filter: filter ?? {}, matches, collation: env.collation, scores };
};

/** The matching rows in the order asked for, by the cheapest plan. */
export const select = (collection: Collection | undefined, query: Query, window: Window = {}): Selection => {
  const counts = { keys: 0, docs: 0 };
  if (!collection) return { rows: [], plan: { kind: 'scan', backwards: false, sorted: true }, counts };
  const plan = planFor(collection, query, window);
  const wanted = endOf(window);
  const enough = plan.sorted && wanted ? wanted : Number.POSITIVE_INFINITY;
  const rows: Stored[] = [];
  const visit = (row: Stored): boolean => {
    if (query.matches(row.doc)) rows.push(row);
    return rows.length < enough;
  };
  if (query.scores) for (const row of query.scores.keys()) if (!visit(row)) break;
  if (!query.scores) runPlan(collection, plan, counts, visit);
  return { rows: inOrder(rows, plan, query, window), plan, counts };
};

const endOf = ({ skip = 0, limit }: Window): number | undefined => (limit ? skip + limit : undefined);

export const planFor = (collection: Collection, query: Query, window: Window): Plan => {
  const { sort, hint } = naturalOrder(window);
  if (query.scores) return { kind: 'scan', backwards: false, sorted: sort.length === 0 };
  const { filter, collation } = query;
  return choosePlan(collection, { filter, sort, limit: endOf(window), collation, hint });
};

/** The part of the rows that the window shows, sorted if the plan has not done that. */
export const inOrder = (rows: readonly Stored[], plan: Plan, query: Query, window: Window): Stored[] => {
  const scoreOf = (row: Stored) => query.scores?.get(row) ?? 0;
  const { sort } = naturalOrder(window);
  const ordered = plan.sorted ? rows : sortBy(rows, sort, (row) => row.doc, scoreOf, query.collation);
  const wanted = endOf(window);
  return window.skip || wanted ? ordered.slice(window.skip, wanted) : (ordered as Stored[]);
};

const naturalOrder = ({ sort, hint }: Window): { sort: SortKey[]; hint: unknown } => {
  const keys = parseSort(sort);
  if (keys[0]?.path !== '$natural') return { sort: keys, hint };
  return { sort: [], hint: { $natural: keys[0].descending ? -1 : 1 } };
};

/** The first matching row, and where in an array it matched. */
export const selectOne = (
  collection: Collection | undefined,
  query: Query,
  window: Window = {},
): Stored | undefined => {
  const id = query.filter._id;
  const plainId =
    collection && id !== undefined && id !== null && !query.scores && !window.hint && !query.collation;
  if (plainId && (typeof id !== 'object' || '_bsontype' in id)) {
    const row = collection.byId(id);
    return row && query.matches(row.doc) ? row : undefined;
  }
  return select(collection, query, { ...window, limit: 1 }).rows[0];
};
