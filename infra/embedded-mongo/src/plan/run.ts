import type { Collection } from '../storage/collection.ts';
import type { Stored } from '../storage/stored.ts';
import type { Plan } from './plan.ts';

export type Counts = { keys: number; docs: number };
type Visit = (row: Stored) => boolean;

/** Offers each candidate row once, until `visit` says stop (`false`). */
export const runPlan = (collection: Collection, plan: Plan, counts: Counts, visit: Visit): void => {
  const repeats = plan.kind === 'or' || (plan.kind === 'index' && plan.index.multikey);
  const seen = repeats ? new Set<number>() : undefined;
  walk(collection, plan, counts, (row) => {
    if (seen?.has(row.order)) return true;
    seen?.add(row.order);
    counts.docs += 1;
    return visit(row);
  });
};

const walk = (collection: Collection, plan: Plan, counts: Counts, visit: Visit): boolean => {
  if (plan.kind === 'or') return plan.branches.every((branch) => walk(collection, branch, counts, visit));
  if (plan.kind === 'scan') {
    const rows = plan.backwards ? [...collection.rows.values()].reverse() : collection.rows.values();
    for (const row of rows) if (!visit(row)) return false;
    return true;
  }
  const { list } = plan.index;
  const counted: Visit = (row) => {
    counts.keys += 1;
    return visit(row);
  };
  if (!plan.backwards) return plan.intervals.every(([low, high]) => list.scan(low, high, counted));
  return plan.intervals.toReversed().every(([low, high]) => list.scanBack(low, high, counted));
};
