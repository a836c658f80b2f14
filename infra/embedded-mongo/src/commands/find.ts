import { encode } from '../bson/codec.ts';
import { CommandError, notSupported } from '../errors.ts';
import { compileProjection } from '../query/projection.ts';
import { prepare, type Query, select, selectOne, type Window } from '../query/select.ts';
import type { Env } from '../query/tests.ts';
import type { Collection } from '../storage/collection.ts';
import type { Stored } from '../storage/stored.ts';
import { type Call, type Command, collectionName, count, envOf } from './call.ts';
import { type Source, sourceOf } from './cursors.ts';

const toSource = (rows: readonly Stored[], query: Query, projection: unknown, env: Env): Source => {
  const project = compileProjection(projection, query.matches, env);
  if (!project) return sourceOf(rows, (row) => row.bytes);
  return sourceOf(rows, (row) => encode(project(row.doc, query.scores?.get(row))));
};

const refuse = ({ body }: Call): void => {
  for (const option of ['tailable', 'awaitData', 'min', 'max', 'returnKey', 'showRecordId']) {
    if (body[option]) throw notSupported(`find with ${option}`);
  }
};

const windowOf = ({ body }: Call): Window => ({
  sort: body.sort,
  hint: body.hint,
  skip: count(body, 'skip') ?? 0,
  limit: count(body, 'limit') ?? 0,
});

const rowsOf = (collection: Collection | undefined, query: Query, window: Window): readonly Stored[] => {
  if (window.limit !== 1 || window.skip || window.sort !== undefined)
    return select(collection, query, window).rows;
  const row = selectOne(collection, query, window);
  return row ? [row] : [];
};

const run = (call: Call) => {
  refuse(call);
  const { body, db, server } = call;
  const env = envOf(body);
  const collection = server.databases.get(db, collectionName(call));
  const query = prepare(collection, body.filter, env);
  const source = toSource(rowsOf(collection, query, windowOf(call)), query, body.projection, env);
  return server.cursors.answer(
    `${db}.${collectionName(call)}`,
    source,
    count(body, 'batchSize'),
    Boolean(body.singleBatch),
  );
};

export const find: Command = {
  run,
  fields:
    'filter sort projection hint skip limit batchSize singleBatch collation let noCursorTimeout allowDiskUse allowPartialResults tailable awaitData min max returnKey showRecordId oplogReplay'.split(
      ' ',
    ),
};

export const getMore: Command = {
  run: ({ body, db, server }) =>
    server.cursors.more(body.getMore, `${db}.${String(body.collection)}`, count(body, 'batchSize')),
  fields: ['collection', 'batchSize'],
};

export const killCursors: Command = {
  run: ({ body, server }) => {
    if (!Array.isArray(body.cursors))
      throw new CommandError(40414, "BSON field 'killCursors.cursors' is missing but a required field");
    const killed = body.cursors.filter((id) => server.cursors.kill(id));
    const notFound = body.cursors.filter((id) => !killed.includes(id));
    return { cursorsKilled: killed, cursorsNotFound: notFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
  },
  fields: ['cursors'],
};
