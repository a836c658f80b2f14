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

type Candidate = IndexPlan & { bounded: number };

const candidateOf = (index: Index, conjuncts: Conjuncts, question: Question): Candidate => {
  const { intervals, fixed, bounded, used } = boundsOf(index, conjuncts, question.collation);
  const collated = question.collation !== undefined && question.sort.length > 0;
  const order = collated ? undefined : sortFrom(index, fixed, question.sort);
  const covered = conjuncts.list.every((conjunct) => used.has(conjunct) && !conjunct.partial);
  return {
    kind: 'index',
    index,
    intervals,
    backwards: order === 'backwards',
    sorted: question.sort.length === 0 || order !== undefined,
    exact: conjuncts.complete && !index.multikey && covered,
    bounded,
  };
};

/** Without bounds an index still helps by its order, or by holding only part of the collection. */
const helps = ({ index, bounded, sorted }: Candidate, { sort }: Question): boolean =>
  bounded > 0 ||
  (sort.length > 0 && sorted) ||
  index.spec.partialFilterExpression !== undefined ||
  index.spec.sparse;

const GUESSED_MISSES = 10;

/** Roughly how many entries will be walked, and the sorting of them if they come in the wrong order. */
const costOf = ({ index, intervals, sorted, exact, bounded }: Candidate, { limit }: Question): number => {
  const entries = intervals.reduce((sum, [low, high]) => sum + index.list.count(low, high), 0);
  const stop = sorted && limit ? limit * (exact ? 1 : GUESSED_MISSES) : Number.POSITIVE_INFINITY;
  const sorting = sorted ? 0 : entries * Math.log2(entries + 1);
  const preference = bounded * 0.01 + (index.spec.unique ? 0.005 : 0);
  return Math.min(entries, stop) * 2 + sorting - preference;
};

const cheapest = (candidates: readonly Candidate[], question: Question): Candidate | undefined => {
  if (candidates.length <= 1) return candidates[0];
  const costs = candidates.map((candidate) => costOf(candidate, question));
  return candidates[costs.indexOf(Math.min(...costs))];
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
    return candidateOf(forced, conjuncts, question);
  }
  const candidates: Candidate[] = [];
  for (const index of collection.indexes.values()) {
    if (index.spec.hidden || !usable(index, conjuncts.list)) continue;
    const candidate = candidateOf(index, conjuncts, question);
    if (helps(candidate, question)) candidates.push(candidate);
  }
  const best = cheapest(candidates, question);
  if (best && best.bounded > 0) return best;
  return orPlan(collection, question) ?? best ?? { kind: 'scan', backwards: false, sorted: natural };
};

const isEmpty = (hint: unknown): boolean =>
  typeof hint === 'object' && hint !== null && Object.keys(hint).length === 0;

/** `$or` where every branch has an index. */
const orPlan = (collection: Collection, { filter, collation, sort }: Question): Plan | undefined => {
  if (!Array.isArray(filter.$or)) return undefined;
  const branches = (filter.$or as Doc[]).map((one) =>
    choosePlan(collection, { filter: one, sort: [], collation }),
  );
  if (branches.some((branch) => branch.kind === 'scan')) return undefined;
  return { kind: 'or', branches, sorted: sort.length === 0 };
};
