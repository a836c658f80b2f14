import type { SortKey } from '../query/sort.ts';
import type { Index } from '../storage/index.ts';
import type { Conjunct, Conjuncts } from './conjuncts.ts';
import { impliesFilter, needsField } from './implies.ts';
import { boundsOf } from './index-bounds.ts';
import type { IndexPlan, Question } from './plan.ts';

/** Whether the index holds every document that can match. */
export const usable = (index: Index, conjuncts: readonly Conjunct[]): boolean => {
  const { spec, fields } = index;
  if (spec.partialFilterExpression && !impliesFilter(conjuncts, spec.partialFilterExpression)) return false;
  if (!spec.sparse) return true;
  return conjuncts.some(
    (conjunct) => needsField(conjunct) && fields.some(({ path }) => path === conjunct.path),
  );
};

/**
 * Whether walking the index gives the order asked for; fields fixed to one value need no order. An array
 * that is fixed to one of its values has one key there: only what is sorted by an array has several.
 */
const sortFrom = (
  index: Index,
  fixed: number,
  sort: readonly SortKey[],
): 'forwards' | 'backwards' | undefined => {
  if (index.spec.collation) return undefined;
  const settled = new Set(index.fields.slice(0, fixed).map(({ path }) => path));
  for (const path of index.arrayPaths) {
    if (!settled.has(path) || sort.some((key) => key.path === path)) return undefined;
  }
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

export type Candidate = IndexPlan & { bounded: number };

export const candidateOf = (index: Index, conjuncts: Conjuncts, question: Question): Candidate => {
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
export const helps = ({ index, bounded, sorted }: Candidate, { sort }: Question): boolean =>
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

export const cheapest = (candidates: readonly Candidate[], question: Question): Candidate | undefined => {
  if (candidates.length <= 1) return candidates[0];
  const costs = candidates.map((candidate) => costOf(candidate, question));
  return candidates[costs.indexOf(Math.min(...costs))];
};
