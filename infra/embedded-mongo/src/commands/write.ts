import { type Doc, encode } from '../bson/codec.ts';
import { isDoc, toNumber } from '../bson/types.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { parseCollation } from '../query/collation.ts';
import type { Position } from '../query/path.ts';
import { prepare, type Query, select, selectOne, type Window } from '../query/select.ts';
import type { Collection } from '../storage/collection.ts';
import type { Databases } from '../storage/databases.ts';
import type { Stored } from '../storage/stored.ts';
import { compileUpdate, type Update } from '../update/compile.ts';
import { upsertDoc } from '../update/upsert.ts';
import { type Call, type Command, collectionName, documentsOf } from './call.ts';
import { eachStatement } from './statements.ts';

export type Target = { databases: Databases; db: string; name: string };
export type UpdateStatement = Doc & { q: unknown; u: unknown };

const targetOf = (call: Call): Target => ({
  databases: call.server.databases,
  db: call.db,
  name: collectionName(call),
});

export const nextVersion = (collection: Collection, query: Query, row: Stored, update: Update): Stored => {
  const position: Position = {};
  if (update.positional) query.matches(row.doc, position);
  return collection.update(row, update.apply(row.doc, { position: position.index, inserting: false }));
};

export const insertUpserted = ({ databases, db, name }: Target, query: Query, update: Update): Stored =>
  databases.open(db, name).insertDoc(upsertDoc(query.filter, update));

export type Updated = { matched: number; modified: number; upserted?: Stored };

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

export const runUpdate = (target: Target, statement: Doc, variables: unknown): Updated => {
  for (const field of Object.keys(statement)) {
    if (!statementFields.has(field))
      throw new CommandError(40415, `BSON field 'update.updates.${field}' is an unknown field.`);
  }
  const letVariables = { ...(isDoc(variables) && variables), ...(isDoc(statement.c) && statement.c) };
  const env = { collation: parseCollation(statement.collation), variables: letVariables };
  const update = compileUpdate(statement.u, env, statement.arrayFilters);
  if (statement.multi && update.kind === 'replacement')
    throw failedToParse('multi update is not supported for replacement-style update');
  const collection = target.databases.get(target.db, target.name);
  const query = prepare(collection, statement.q, env);
  const window: Window = { hint: statement.hint, sort: statement.sort };
  if (statement.multi && statement.sort) throw failedToParse('Cannot specify sort with multi=true');
  const one = statement.multi ? undefined : selectOne(collection, query, window);
  const rows = statement.multi ? select(collection, query, window).rows : one ? [one] : [];
  if (rows.length === 0 || !collection) {
    if (!statement.upsert) return { matched: 0, modified: 0 };
    return { matched: 0, modified: 0, upserted: insertUpserted(target, query, update) };
  }
  let modified = 0;
  for (const row of rows) if (nextVersion(collection, query, row, update) !== row) modified += 1;
  return { matched: rows.length, modified };
};

export const runDelete = ({ databases, db, name }: Target, statement: Doc, variables: unknown): number => {
  const collection = databases.get(db, name);
  const query = prepare(collection, statement.q, {
    collation: parseCollation(statement.collation),
    variables: isDoc(variables) ? variables : undefined,
  });
  const limit = toNumber(statement.limit);
  if (limit !== 0 && limit !== 1)
    throw failedToParse(`The limit field in delete objects must be 0 or 1. Got ${limit}`);
  const window: Window = { hint: statement.hint };
  const one = limit === 1 ? selectOne(collection, query, window) : undefined;
  const rows = limit === 1 ? (one ? [one] : []) : select(collection, query, window).rows;
  for (const row of rows) collection?.delete(row);
  return rows.length;
};

const withErrors = (reply: Doc, errors: Doc[]): Doc => ({
  ...reply,
  ...(errors.length > 0 && { writeErrors: errors }),
  ok: 1,
});

export const insert: Command = {
  writes: true,
  fields: ['documents', 'ordered', 'bypassDocumentValidation'],
  run: (call) => {
    const documents = call.sequences.get('documents') ?? documentsOf(call, 'documents').map(encode);
    const { databases, db, name } = targetOf(call);
    const collection = databases.open(db, name);
    let n = 0;
    const errors = eachStatement(documents, call.body.ordered, (document) => {
      collection.insert(document);
      n += 1;
    });
    return withErrors({ n }, errors);
  },
};

export const update: Command = {
  writes: true,
  fields: ['updates', 'ordered', 'bypassDocumentValidation', 'let'],
  run: (call) => {
    const target = targetOf(call);
    const total = { n: 0, nModified: 0 };
    const upserted: Doc[] = [];
    const errors = eachStatement(documentsOf(call, 'updates'), call.body.ordered, (statement, index) => {
      const done = runUpdate(target, statement, call.body.let);
      total.n += done.matched + (done.upserted ? 1 : 0);
      total.nModified += done.modified;
      if (done.upserted) upserted.push({ index, _id: done.upserted.doc._id });
    });
    return withErrors({ ...total, ...(upserted.length > 0 && { upserted }) }, errors);
  },
};

export const remove: Command = {
  writes: true,
  fields: ['deletes', 'ordered', 'let'],
  run: (call) => {
    const target = targetOf(call);
    let n = 0;
    const errors = eachStatement(documentsOf(call, 'deletes'), call.body.ordered, (statement) => {
      n += runDelete(target, statement, call.body.let);
    });
    return withErrors({ n }, errors);
  },
};
