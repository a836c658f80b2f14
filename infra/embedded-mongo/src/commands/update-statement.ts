import type { Doc } from '../bson/codec.ts';
import { isDoc } from '../bson/types.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { parseCollation } from '../query/collation.ts';
import { matching, mayYield } from '../query/matching.ts';
import type { Position } from '../query/path.ts';
import { prepare, type Query, selectOne } from '../query/select.ts';
import type { Collection } from '../storage/collection.ts';
import type { Databases } from '../storage/databases.ts';
import type { Stored } from '../storage/stored.ts';
import { compileUpdate, type Update } from '../update/compile.ts';
import { MAX_REPEATS, repeatsUpsert } from '../update/repeat-upsert.ts';
import { upsertDoc } from '../update/upsert.ts';
import type { Steps } from './steps.ts';

export type Target = { databases: Databases; db: string; name: string };
export type Updated = { matched: number; modified: number; upserted?: Stored };

export const nextVersion = (collection: Collection, query: Query, row: Stored, update: Update): Stored => {
  const position: Position = {};
  if (update.positional) query.matches(row.doc, position);
  return collection.update(row, update.apply(row.doc, { position: position.index, inserting: false }));
};

/** The document an upsert makes; `undefined` when it met a duplicate key for which mongod repeats the whole of it. */
export const insertUpserted = (
  { databases, db, name }: Target,
  query: Query,
  update: Update,
  mayRepeat: boolean,
): Stored | undefined => {
  const collection = databases.open(db, name);
  try {
    return collection.insertDoc(upsertDoc(query.filter, update));
  } catch (error) {
    if (mayRepeat && repeatsUpsert(collection, query.filter, error)) return undefined;
    throw error;
  }
};

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

function* updateMatching(
  { databases, db, name }: Target,
  query: Query,
  update: Update,
  { hint, sort, multi }: Doc,
): Steps<Updated | undefined> {
  const collection = databases.get(db, name);
  if (!collection) return undefined;
  if (!multi) {
    const row = selectOne(collection, query, { hint, sort });
    return row && { matched: 1, modified: nextVersion(collection, query, row, update) === row ? 0 : 1 };
  }
  const done = { matched: 0, modified: 0 };
  const rows = yield* matching(databases, collection, query, { hint }, true);
  for (const row of rows) {
    done.matched += 1;
    if (nextVersion(collection, query, row, update) !== row) done.modified += 1;
    if (mayYield(rows)) yield;
  }
  return done.matched > 0 ? done : undefined;
}

export function* runUpdate(target: Target, statement: Doc, variables: unknown): Steps<Updated> {
  const { databases, db, name } = target;
  const letVariables = { ...(isDoc(variables) && variables), ...(isDoc(statement.c) && statement.c) };
  const env = { collation: parseCollation(statement.collation), variables: letVariables };
  const update = compileUpdate(statement.u, env, statement.arrayFilters);
  checkStatement(statement, update);
  const query = prepare(databases.get(db, name), statement.q, env);
  for (let attempts = 1; ; attempts += 1) {
    const done = yield* updateMatching(target, query, update, statement);
    if (done || !statement.upsert) return done ?? { matched: 0, modified: 0 };
    yield;
    const mayRepeat = !statement.multi && attempts <= MAX_REPEATS;
    const upserted = insertUpserted(target, query, update, mayRepeat);
    if (upserted) return { matched: 0, modified: 0, upserted };
  }
}
