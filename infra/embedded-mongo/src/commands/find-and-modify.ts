import { type Doc, encode } from '../bson/codec.ts';
import { Raw } from '../bson/raw.ts';
import { failedToParse } from '../errors.ts';
import { compileProjection } from '../query/projection.ts';
import { prepare, selectOne } from '../query/select.ts';
import type { Collection } from '../storage/collection.ts';
import type { Stored } from '../storage/stored.ts';
import { compileUpdate } from '../update/compile.ts';
import { type Call, type Command, collectionName, envOf } from './call.ts';
import type { Steps } from './steps.ts';
import { nextVersion, updateOrInsert } from './update-statement.ts';

function* steps(call: Call): Steps<Doc> {
  const { body, server, db } = call;
  const env = envOf(body);
  const target = { databases: server.databases, db, name: collectionName(call) };
  if (Boolean(body.remove) === (body.update !== undefined)) {
    throw failedToParse(
      body.remove
        ? 'Cannot specify both an update and remove=true'
        : 'Either an update or remove=true must be specified',
    );
  }
  if (body.remove && body.upsert) throw failedToParse('Cannot specify both upsert=true and remove=true');
  if (body.remove && body.new)
    throw failedToParse(
      "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
    );
  const update = body.remove ? undefined : compileUpdate(body.update, env, body.arrayFilters);
  const query = prepare(server.databases.get(db, target.name), body.query, env);
  const project = compileProjection(body.fields, query.matches, env);
  const shown = (row: Stored | undefined) =>
    row ? new Raw(project ? encode(project(row.doc, query.scores?.get(row))) : row.bytes) : null;
  const change = (apply: (collection: Collection, old: Stored) => Stored): Stored | undefined => {
    const collection = server.databases.get(db, target.name);
    const old = selectOne(collection, query, { sort: body.sort, hint: body.hint });
    return old && collection && apply(collection, old);
  };
  if (!update) {
    const removed = change((collection, old) => {
      collection.delete(old);
      return old;
    });
    return { lastErrorObject: { n: removed ? 1 : 0 }, value: shown(removed), ok: 1 };
  }
  const updateMatch = function* (): Steps<Stored | undefined> {
    return change((collection, old) => {
      const next = nextVersion(collection, query, old, update);
      return body.new ? next : old;
    });
  };
  const done = body.upsert
    ? yield* updateOrInsert(target, query, update, updateMatch, true)
    : { updated: yield* updateMatch() };
  if ('updated' in done) {
    const { updated } = done;
    const lastErrorObject = { n: updated ? 1 : 0, updatedExisting: updated !== undefined };
    return { lastErrorObject, value: shown(updated), ok: 1 };
  }
  const { upserted } = done;
  return {
    lastErrorObject: { n: 1, updatedExisting: false, upserted: upserted.doc._id },
    value: shown(body.new ? upserted : undefined),
    ok: 1,
  };
}

export const findAndModify: Command = {
  steps,
  writes: true,
  fields:
    'query sort remove update new fields upsert arrayFilters collation hint let bypassDocumentValidation'.split(
      ' ',
    ),
};
