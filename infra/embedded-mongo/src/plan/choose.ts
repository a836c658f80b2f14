import type { Doc } from '../bson/codec.ts';
import { badValue } from '../errors.ts';
import type { Collation } from '../query/collation.ts';
import type { SortKey } from '../query/sort.ts';
import type { Collection } from '../storage/collection.ts';
import type { Index } from '../storage/index.ts';
import { fieldBounds, type Interval, TOP } from './bounds.ts';
import { type Conjunct, type Conjuncts, conjunctsOf } from './conjuncts.ts';
import { impliesFilter, needsField } from './implies.ts';

export type IndexPlan = {
  kind: 'index';
  index: Index;
  intervals: Interval[];
  backwards: boolean;
  sorted: boolean;
  /** The bounds alone decide the filter: rows need not be read to be counted. */
  exact: boolean;
};
export type Plan =
  | IndexPlan
  | { kind: 'scan'; backwards: boolean; sorted: boolean }
  | { kind: 'or'; branches: Plan[]; sorted: boolean };

export type Question = {
  filter: Doc;
  sort: readonly SortKey[];
  limit?: number | undefined;
  collation?: Collation | undefined;
  hint?: unknown;
};

const MAX_POINTS = 2000;

export const usable = (index: Index, conjuncts: readonly Conjunct[]): boolean => {
  const { spec, fields } = index;
  if (spec.partialFilterExpression && !impliesFilter(conjuncts, spec.partialFilterExpression)) return false;
  if (!spec.sparse) return true;
  return conjuncts.some(
    (conjunct) => needsField(conjunct) && fields.some(({ path }) => path === conjunct.path),
  );
};

const firstPart = (path: string): string => path.split('.')[0] as string;

type Bounded = { intervals: Interval[]; fixed: number; bounded: number; used: Set<Conjunct> };

const boundsOf = (index: Index, { list }: Conjuncts, query: Collation | undefined): Bounded => {
  let prefixes = [''];
  const used = new Set<Conjunct>();
  let fixed = 0;
  let bounded = 0;
  for (const [i, field] of index.fields.entries()) {
    // Two paths into one array may be fulfilled by different elements: only the first bounds the keys.
    const shares = index.fields.slice(0, i).some(({ path }) => firstPart(path) === firstPart(field.path));
    if (index.multikey && shares) break;
    const bounds = fieldBounds(field, list, { index: index.spec.collation, query }, index.multikey);
    if (!bounds) break;
    for (const conjunct of bounds.used) used.add(conjunct);
    bounded += 1;
    if (bounds.interval) {
      const [low, high] = bounds.interval;
      return { intervals: prefixes.map((prefix) => [prefix + low, prefix + high]), fixed, bounded, used };
    }
    const points = bounds.points as string[];
    if (prefixes.length * points.length > MAX_POINTS) break;
    if (prefixes.length === 1 && points.length === 1 && fixed === i) fixed += 1;
    prefixes = prefixes.flatMap((prefix) => points.map((point) => prefix + point));
  }
  return { intervals: prefixes.map((prefix) => [prefix, prefix + TOP]), fixed, bounded, used };
};

/** Whether walking the index gives the order asked for; fields fixed to one value need no order. */
const sortFrom = (
  index: Index,
  fixed: number,
  sort: readonly SortKey[],
): 'forwards' | 'backwards' | undefined => {
  if (index.multikey || index.spec.collation) return undefined;
  const settled = new Set(index.fields.slice(0, fixed).map(({ path }) => path));
  const wanted = sort.filter((key) => key.path === undefined || !settled.has(key.path));
  let way: boolean | undefined;
  for (const [i, { path, descending }] of wanted.entries()) {
    const field = index.fields[fixed + i];
    if (!field || field.path !== path) return undefined;
    const reverse = field.descending !== descending;
    if (way !== undefined && way !== reverse) return undefined;
    way = reverse;
  }
  return way ? 'backwards' : 'forwards';
};

type Candidate = { plan: IndexPlan; cost: number };

const GUESSED_MISSES = 10;

const candidate = (index: Index, conjuncts: Conjuncts, question: Question): Candidate => {
  const { intervals, fixed, bounded, used } = boundsOf(index, conjuncts, question.collation);
  const order =
    question.collation && question.sort.length > 0 ? undefined : sortFrom(index, fixed, question.sort);
  const sorted = question.sort.length === 0 || order !== undefined;
  const exact =
    conjuncts.complete &&
    !index.multikey &&
    conjuncts.list.every((conjunct) => used.has(conjunct) && !conjunct.partial);
  const entries = intervals.reduce((sum, [low, high]) => sum + index.list.count(low, high), 0);
  const stops =
    sorted && question.limit ? question.limit * (exact ? 1 : GUESSED_MISSES) : Number.POSITIVE_INFINITY;
  const walked = Math.min(entries, stops);
  const cost =
    walked * 2 +
    (sorted ? 0 : entries * Math.log2(entries + 1)) -
    bounded * 0.01 -
    (index.spec.unique ? 0.005 : 0);
  return { plan: { kind: 'index', index, intervals, backwards: order === 'backwards', sorted, exact }, cost };
};

export const hinted = (collection: Collection, hint: unknown): Index | 'scan' | 'scan back' => {
  if (typeof hint === 'object' && hint !== null && '$natural' in hint) {
    return Number(hint.$natural) < 0 ? 'scan back' : 'scan';
  }
  const wanted = JSON.stringify(Object.entries(hint as object).map(([path, way]) => [path, Number(way)]));
  for (const index of collection.indexes.values()) {
    if (index.spec.name === hint) return index;
    if (typeof hint === 'object' && JSON.stringify(Object.entries(index.spec.key)) === wanted) return index;
  }
  throw badValue(
    'error processing query: planner returned error: hint provided does not correspond to an existing index',
  );
};

/** The cheapest way to the documents by what the indexes' own counts say. */
export const choosePlan = (collection: Collection, question: Question): Plan => {
  const conjuncts = conjunctsOf(question.filter);
  const natural = question.sort.length === 0;
  if (question.hint !== undefined && !isEmpty(question.hint)) {
    const forced = hinted(collection, question.hint);
    if (typeof forced === 'string')
      return { kind: 'scan', backwards: forced === 'scan back', sorted: natural };
    return candidate(forced, conjuncts, question).plan;
  }
  const rows = collection.rows.size;
  let best: Plan = { kind: 'scan', backwards: false, sorted: natural };
  if (natural && conjuncts.list.length === 0 && conjuncts.complete) return best;
  let cost = natural
    ? Math.min(rows, Number.POSITIVE_INFINITY) * 2 + 1
    : rows * (2 + Math.log2(rows + 1)) + 1;
  for (const index of collection.indexes.values()) {
    if (index.spec.hidden || !usable(index, conjuncts.list)) continue;
    const found = candidate(index, conjuncts, question);
    if (
      found.plan.intervals.length === 1 &&
      found.plan.intervals[0]?.[0] === '' &&
      !helps(index, found.plan, question)
    )
      continue;
    if (found.cost < cost || (best.kind === 'scan' && found.cost <= cost)) {
      best = found.plan;
      cost = found.cost;
    }
  }
  if (best.kind === 'scan') return orPlan(collection, question) ?? best;
  return best;
};

const isEmpty = (hint: unknown): boolean =>
  typeof hint === 'object' && hint !== null && Object.keys(hint).length === 0;

/** An index without bounds still helps by its order, or by holding only part of the collection. */
const helps = (index: Index, plan: IndexPlan, { sort }: Question): boolean =>
  (sort.length > 0 && plan.sorted) || index.spec.partialFilterExpression !== undefined || index.spec.sparse;

/** `$or` where every branch has an index. */
const orPlan = (collection: Collection, { filter, collation, sort }: Question): Plan | undefined => {
  if (!Array.isArray(filter.$or)) return undefined;
  const branches = (filter.$or as Doc[]).map((one) =>
    choosePlan(collection, { filter: one, sort: [], collation }),
  );
  return branches.some((branch) => branch.kind === 'scan')
    ? undefined
    : { kind: 'or', branches, sorted: sort.length === 0 };
};
