import type { Doc } from '../bson/codec.ts';
import { isDoc } from '../bson/types.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { parseCollation } from '../query/collation.ts';
import { matching, mayYield } from '../query/matching.ts';
import type { Position } from '../query/path.ts';
import { prepare, type Query, selectOne, type Window } from '../query/select.ts';
import type { Collection } from '../storage/collection.ts';
import type { Databases } from '../storage/databases.ts';
import type { Stored } from '../storage/stored.ts';
import { compileUpdate, type Update } from '../update/compile.ts';
import { repeatsUpsert } from '../update/repeat-upsert.ts';
import { upsertDoc } from '../update/upsert.ts';
import type { Steps } from './steps.ts';

export type Target = { databases: Databases; db: string; name: string };
export type Updated = { matched: number; modified: number; upserted?: Stored };

export const nextVersion = (collection: Collection, query: Query, row: Stored, update: Update): Stored => {
  const position: Position = {};
  if (update.positional) query.matches(row.doc, position);
  return collection.update(row, update.apply(row.doc, { position: position.index, inserting: false }));
};

/** Looks for a match; without one others may write before the insert, which may then meet a duplicate key. */
export function* updateOrInsert<T>(
  { databases, db, name }: Target,
  query: Query,
  update: Update,
  updateMatch: () => Steps<T | undefined>,
  repeats: boolean,
): Steps<{ updated: T } | { upserted: Stored }> {
  for (let attempts = 1; ; attempts += 1) {
    const updated = yield* updateMatch();
    if (updated !== undefined) return { updated };
    yield;
    try {
      return { upserted: databases.open(db, name).insertDoc(upsertDoc(query.filter, update)) };
    } catch (error) {
      if (!repeats || !repeatsUpsert(databases.get(db, name), query.filter, error, attempts)) throw error;
    }
  }
}

const statementFields = new Set([
  'q',
  'u',
  'upsert',
  'multi',
  'collation',
  'arrayFilters',
  'hint',
  'c',
  'sort',
  'upsertSupplied',
]);

const checkStatement = (statement: Doc, update: Update): void => {
  for (const field of Object.keys(statement)) {
    if (!statementFields.has(field))
      throw new CommandError(40415, `BSON field 'update.updates.${field}' is an unknown field.`);
  }
  if (statement.multi && update.kind === 'replacement')
    throw failedToParse('multi update is not supported for replacement-style update');
  if (statement.multi && statement.sort) throw failedToParse('Cannot specify sort with multi=true');
};

export function* runUpdate(target: Target, statement: Doc, variables: unknown): Steps<Updated> {
  const { databases, db, name } = target;
  const letVariables = { ...(isDoc(variables) && variables), ...(isDoc(statement.c) && statement.c) };
  const env = { collation: parseCollation(statement.collation), variables: letVariables };
  const update = compileUpdate(statement.u, env, statement.arrayFilters);
  checkStatement(statement, update);
  const query = prepare(databases.get(db, name), statement.q, env);
  const window: Window = { hint: statement.hint, sort: statement.sort };
  const updateMatches = function* (): Steps<Updated | undefined> {
    const collection = databases.get(db, name);
    const one = statement.multi ? undefined : selectOne(collection, query, window);
    const rows = statement.multi
      ? yield* matching(databases, collection, query, window, true)
      : one
        ? [one]
        : [];
    const done = { matched: 0, modified: 0 };
    for (const row of rows) {
      done.matched += 1;
      if (nextVersion(collection as Collection, query, row, update) !== row) done.modified += 1;
      if (mayYield(rows)) yield;
    }
    return done.matched > 0 ? done : undefined;
  };
  const none = { matched: 0, modified: 0 };
  if (!statement.upsert) return (yield* updateMatches()) ?? none;
  const done = yield* updateOrInsert(target, query, update, updateMatches, !statement.multi);
  return 'updated' in done ? done.updated : { ...none, upserted: done.upserted };
}
