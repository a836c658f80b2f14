import { CommandError } from '../errors.ts';
import type { IndexPlan, Plan } from '../plan/plan.ts';
import type { Collection } from '../storage/collection.ts';
import type { Stored } from '../storage/stored.ts';
import type { Query } from './select.ts';

const planKilled = (what: string) => new CommandError(175, `${what} dropped`);

const checkThere = (collection: Collection): void => {
  if (collection.dropped) throw planKilled('collection');
};

function* scanned(collection: Collection, backwards: boolean): Generator<Stored> {
  // A Map's iterator also meets what is added while it runs, as a scan in the order of record ids does.
  if (!backwards) yield* collection.rows.values();
  else {
    for (const id of [...collection.rows.keys()].reverse()) {
      const row = collection.rows.get(id);
      if (row) yield row;
    }
  }
}

/** Remembers its place as key and age, not as a position, so entries may come and go around it. */
function* indexed(collection: Collection, { index, intervals, backwards }: IndexPlan): Generator<Stored> {
  const { list } = index;
  for (const [low, high] of backwards ? intervals.toReversed() : intervals) {
    let entry = backwards ? list.before(high, 0) : list.from(low, 0);
    while (entry && (backwards ? entry.key >= low : entry.key < high)) {
      const { key, row } = entry;
      yield row;
      if (collection.indexes.get(index.spec.name) !== index) throw planKilled(`index '${index.spec.name}'`);
      entry = backwards ? list.before(key, row.order) : list.from(key, row.order + 1);
    }
  }
}

function* walk(collection: Collection, plan: Plan): Generator<Stored> {
  if (plan.kind === 'or') for (const branch of plan.branches) yield* walk(collection, branch);
  else if (plan.kind === 'scan') yield* scanned(collection, plan.backwards);
  else yield* indexed(collection, plan);
}

/**
 * Matching rows one by one, each looked at when it is asked for. With a plain index a document that moves ahead
 * is met twice, as on mongod; `once` is for updates, which remember what they have changed.
 */
export function* rowsInTurn(
  collection: Collection,
  plan: Plan,
  query: Query,
  once: boolean,
): Generator<Stored> {
  const repeats = once || plan.kind === 'or' || (plan.kind === 'index' && plan.index.multikey);
  const seen = new Set<number>();
  for (const row of walk(collection, plan)) {
    if (!query.matches(row.doc) || seen.has(row.order)) continue;
    if (repeats) seen.add(row.order);
    yield row;
    checkThere(collection);
  }
}
