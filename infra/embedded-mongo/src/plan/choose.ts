import type { Doc } from '../bson/codec.ts';
import type { Collection } from '../storage/collection.ts';
import { type Candidate, candidateOf, cheapest, helps, usable } from './candidate.ts';
import { conjunctsOf } from './conjuncts.ts';
import { hinted, isHint } from './hint.ts';
import type { Plan, Question } from './plan.ts';

/** The cheapest way to the documents by what the indexes' own counts say. */
export const choosePlan = (collection: Collection, question: Question): Plan => {
  const conjuncts = conjunctsOf(question.filter);
  const natural = question.sort.length === 0;
  if (isHint(question.hint)) {
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

/** `$or` where every branch has an index. */
const orPlan = (collection: Collection, { filter, collation, sort }: Question): Plan | undefined => {
  if (!Array.isArray(filter.$or)) return undefined;
  const branches = (filter.$or as Doc[]).map((one) =>
    choosePlan(collection, { filter: one, sort: [], collation }),
  );
  if (branches.some((branch) => branch.kind === 'scan')) return undefined;
  return { kind: 'or', branches, sorted: sort.length === 0 };
};
