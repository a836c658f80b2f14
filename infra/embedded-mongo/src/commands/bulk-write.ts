import { type Doc, encode } from '../bson/codec.ts';
import { isDoc, toNumber } from '../bson/types.ts';
import { badValue } from '../errors.ts';
import { type Call, type Command, count, documentsOf } from './call.ts';
import { sourceOf } from './cursors.ts';
import { runDelete } from './delete-statement.ts';
import { eachStatement } from './statements.ts';
import type { Steps } from './steps.ts';
import { runUpdate, type Target } from './update-statement.ts';

type Totals = { nInserted: number; nMatched: number; nModified: number; nUpserted: number; nDeleted: number };

const targetOf = ({ server }: Call, namespaces: readonly Doc[], index: unknown): Target => {
  const namespace = namespaces[toNumber(index) ?? -1]?.ns;
  if (typeof namespace !== 'string' || !namespace.includes('.'))
    throw badValue('bulkWrite: an operation names no namespace of nsInfo');
  const dot = namespace.indexOf('.');
  return { databases: server.databases, db: namespace.slice(0, dot), name: namespace.slice(dot + 1) };
};

function* runOne(call: Call, op: Doc, namespaces: readonly Doc[], totals: Totals): Steps<Doc> {
  const variables = call.body.let;
  if ('insert' in op) {
    const { databases, db, name } = targetOf(call, namespaces, op.insert);
    if (!isDoc(op.document)) throw badValue('bulkWrite: an insert needs a document');
    databases.open(db, name).insert(encode(op.document));
    totals.nInserted += 1;
    return { n: 1 };
  }
  if ('update' in op) {
    const { update, filter, updateMods, constants, ...options } = op;
    const done = yield* runUpdate(
      targetOf(call, namespaces, update),
      { ...options, q: filter, u: updateMods, c: constants },
      variables,
    );
    totals.nMatched += done.matched;
    totals.nModified += done.modified;
    if (!done.upserted) return { n: done.matched, nModified: done.modified };
    totals.nUpserted += 1;
    return { n: 1, nModified: 0, upserted: { _id: done.upserted.doc._id } };
  }
  if ('delete' in op) {
    const n = yield* runDelete(
      targetOf(call, namespaces, op.delete),
      { q: op.filter, limit: op.multi ? 0 : 1, collation: op.collation, hint: op.hint },
      variables,
    );
    totals.nDeleted += n;
    return { n };
  }
  throw badValue(`bulkWrite: unknown operation ${Object.keys(op)[0]}`);
}

function* steps(call: Call): Steps<Doc> {
  const totals: Totals = { nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 };
  const namespaces = documentsOf(call, 'nsInfo');
  const results: Doc[] = [];
  const ops = documentsOf(call, 'ops');
  const runOp = (op: Doc) => runOne(call, op, namespaces, totals);
  const errors = yield* eachStatement(ops, call.body.ordered, runOp, (done, idx) => {
    if (!call.body.errorsOnly) results.push({ ok: 1, idx, ...done });
  });
  for (const { index, ...rest } of errors) results.push({ ok: 0, idx: index, ...rest, n: 0 });
  results.sort((a, b) => Number(a.idx) - Number(b.idx));
  const batchSize = isDoc(call.body.cursor) ? count(call.body.cursor, 'batchSize') : undefined;
  const answer = yield* call.server.cursors.answer(
    'admin.$cmd.bulkWrite',
    sourceOf(results, encode),
    batchSize,
  );
  return { ...answer, nErrors: errors.length, ...totals };
}

export const bulkWrite: Command = {
  steps,
  writes: true,
  fields: ['ops', 'nsInfo', 'ordered', 'errorsOnly', 'bypassDocumentValidation', 'let', 'cursor'],
};
