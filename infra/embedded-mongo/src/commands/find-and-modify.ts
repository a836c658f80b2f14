import { type Doc, encode } from '../bson/codec.ts';
import { Raw } from '../bson/raw.ts';
import { failedToParse } from '../errors.ts';
import { compileProjection } from '../query/projection.ts';
import { prepare, selectOne } from '../query/select.ts';
import type { Stored } from '../storage/stored.ts';
import { compileUpdate } from '../update/compile.ts';
import { MAX_REPEATS } from '../update/repeat-upsert.ts';
import { type Call, type Command, collectionName, envOf } from './call.ts';
import type { Steps } from './steps.ts';
import { insertUpserted, nextVersion } from './update-statement.ts';

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
  const find = () => {
    const collection = server.databases.get(db, target.name);
    const old = selectOne(collection, query, { sort: body.sort, hint: body.hint });
    return old && collection ? { collection, old } : undefined;
  };
  if (!update) {
    const match = find();
    match?.collection.delete(match.old);
    return { lastErrorObject: { n: match ? 1 : 0 }, value: shown(match?.old), ok: 1 };
  }
  for (let attempts = 1; ; attempts += 1) {
    const match = find();
    if (match) {
      const next = nextVersion(match.collection, query, match.old, update);
      const value = shown(body.new ? next : match.old);
      return { lastErrorObject: { n: 1, updatedExisting: true }, value, ok: 1 };
    }
    if (!body.upsert) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null, ok: 1 };
    yield;
    const created = insertUpserted(target, query, update, attempts <= MAX_REPEATS);
    if (!created) continue;
    const lastErrorObject = { n: 1, updatedExisting: false, upserted: created.doc._id };
    return { lastErrorObject, value: shown(body.new ? created : undefined), ok: 1 };
  }
}

export const findAndModify: Command = {
  steps,
  writes: true,
  fields:
    'query sort remove update new fields upsert arrayFilters collation hint let bypassDocumentValidation'.split(
      ' ',
    ),
};
