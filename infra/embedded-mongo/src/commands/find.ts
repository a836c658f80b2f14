import { encode } from '../bson/codec.ts';
import { CommandError, notSupported } from '../errors.ts';
import { compileProjection } from '../query/projection.ts';
import { prepare, type Query, type Selection, select, selectOne, type Window } from '../query/select.ts';
import type { Stored } from '../storage/stored.ts';
import { type Call, type Command, collectionName, count, envOf } from './call.ts';
import { type Source, sourceOf } from './cursors.ts';

const toSource = (
  rows: readonly Stored[],
  query: Query,
  projection: unknown,
  env: ReturnType<typeof envOf>,
): Source => {
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

/** What `find` answers and `explain` explains. */
export const findSelection = (call: Call): { query: Query; selection: Selection } => {
  const { body, db, server } = call;
  const collection = server.databases.get(db, collectionName(call));
  const query = prepare(collection, body.filter, envOf(body));
  return { query, selection: select(collection, query, windowOf(call)) };
};

const rowsOf = (call: Call): { query: Query; rows: readonly Stored[] } => {
  const { skip, limit, sort } = windowOf(call);
  if (limit !== 1 || skip || sort !== undefined) {
    const { query, selection } = findSelection(call);
    return { query, rows: selection.rows };
  }
  const { body, db, server } = call;
  const collection = server.databases.get(db, collectionName(call));
  const query = prepare(collection, body.filter, envOf(body));
  const row = selectOne(collection, query, windowOf(call));
  return { query, rows: row ? [row] : [] };
};

const run = (call: Call) => {
  refuse(call);
  const { body, db, server } = call;
  const { query, rows } = rowsOf(call);
  const source = toSource(rows, query, body.projection, envOf(body));
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
