import type { Steps } from '../commands/steps.ts';
import type { Collection } from '../storage/collection.ts';
import type { Databases } from '../storage/databases.ts';
import type { Stored } from '../storage/stored.ts';
import { rowsInTurn } from './rows-in-turn.ts';
import { inOrder, planFor, type Query, select, type Window } from './select.ts';

/** The matching rows: all as they are now, or, where commands run in steps, each as it is when its turn comes. */
export function* matching(
  databases: Databases,
  collection: Collection | undefined,
  query: Query,
  window: Window,
  once = false,
): Steps<Iterable<Stored>> {
  // A search for words is one step: its scores belong to the documents as they were.
  if (!databases.inSteps || !collection || query.scores) return select(collection, query, window).rows;
  const plan = planFor(collection, query, window);
  const rows = rowsInTurn(collection, plan, query, once);
  if (plan.sorted) return part(rows, window);
  return inOrder(yield* collect(rows), plan, query, window);
}

/** A list is complete already; what is still being looked for may be written by others meanwhile. */
export const mayYield = (rows: Iterable<unknown>): boolean => !Array.isArray(rows);

export function* collect<T>(rows: Iterable<T>): Steps<readonly T[]> {
  if (Array.isArray(rows)) return rows;
  const all: T[] = [];
  for (const row of rows) {
    all.push(row);
    yield;
  }
  return all;
}

function* part(rows: Iterable<Stored>, { skip = 0, limit }: Window): Generator<Stored> {
  let seen = 0;
  for (const row of rows) {
    seen += 1;
    if (seen > skip) yield row;
    if (limit && seen === skip + limit) return;
  }
}
