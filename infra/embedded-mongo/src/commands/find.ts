import { type Doc, encode } from '../bson/codec.ts';
import { CommandError, notSupported } from '../errors.ts';
import { matching } from '../query/matching.ts';
import { compileProjection } from '../query/projection.ts';
import { prepare, type Query, selectOne, type Window } from '../query/select.ts';
import type { Env } from '../query/tests.ts';
import type { Collection } from '../storage/collection.ts';
import type { Databases } from '../storage/databases.ts';
import type { Stored } from '../storage/stored.ts';
import { type Call, type Command, collectionName, count, envOf } from './call.ts';
import { type Source, sourceFrom } from './cursors.ts';
import type { Steps } from './steps.ts';

const toBytes = (query: Query, projection: unknown, env: Env): ((row: Stored) => Buffer) => {
  const project = compileProjection(projection, query.matches, env);
  return project ? (row) => encode(project(row.doc, query.scores?.get(row))) : (row) => row.bytes;
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

function* rowsOf(
  databases: Databases,
  collection: Collection | undefined,
  query: Query,
  window: Window,
): Steps<Iterable<Stored>> {
  if (window.limit !== 1 || window.skip || window.sort !== undefined)
    return yield* matching(databases, collection, query, window);
  const row = selectOne(collection, query, window);
  return row ? [row] : [];
}

function* steps(call: Call): Steps<Doc> {
  refuse(call);
  const { body, db, server } = call;
  const env = envOf(body);
  const collection = server.databases.get(db, collectionName(call));
  const query = prepare(collection, body.filter, env);
  const window = windowOf(call);
  const bytesOf = toBytes(query, body.projection, env);
  const rows = yield* rowsOf(server.databases, collection, query, window);
  const source: Source = sourceFrom(rows, bytesOf, window.limit);
  return yield* server.cursors.answer(
    `${db}.${collectionName(call)}`,
    source,
    count(body, 'batchSize'),
    Boolean(body.singleBatch),
  );
}

export const find: Command = {
  steps,
  repeatable: true,
  fields:
    'filter sort projection hint skip limit batchSize singleBatch collation let noCursorTimeout allowDiskUse allowPartialResults tailable awaitData min max returnKey showRecordId oplogReplay'.split(
      ' ',
    ),
};

export const getMore: Command = {
  steps: ({ body, db, server }) =>
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
