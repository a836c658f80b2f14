import { type Doc, encode } from '../bson/codec.ts';
import { type Call, type Command, collectionName, documentsOf } from './call.ts';
import { runDelete } from './delete-statement.ts';
import { eachStatement } from './statements.ts';
import { runUpdate, type Target } from './update-statement.ts';

const targetOf = (call: Call): Target => ({
  databases: call.server.databases,
  db: call.db,
  name: collectionName(call),
});

const withErrors = (reply: Doc, errors: Doc[]): Doc => ({
  ...reply,
  ...(errors.length > 0 && { writeErrors: errors }),
  ok: 1,
});

export const insert: Command = {
  writes: true,
  fields: ['documents', 'ordered', 'bypassDocumentValidation'],
  *steps(call) {
    const documents = call.sequences.get('documents') ?? documentsOf(call, 'documents').map(encode);
    const { databases, db, name } = targetOf(call);
    databases.open(db, name);
    let n = 0;
    const errors = yield* eachStatement(documents, call.body.ordered, (document) => {
      databases.open(db, name).insert(document);
      n += 1;
      return undefined;
    });
    return withErrors({ n }, errors);
  },
};

export const update: Command = {
  writes: true,
  fields: ['updates', 'ordered', 'bypassDocumentValidation', 'let'],
  *steps(call) {
    const target = targetOf(call);
    const total = { n: 0, nModified: 0 };
    const upserted: Doc[] = [];
    const statements = documentsOf(call, 'updates');
    const run = (statement: Doc) => runUpdate(target, statement, call.body.let);
    const errors = yield* eachStatement(statements, call.body.ordered, run, (done, index) => {
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
  *steps(call) {
    const target = targetOf(call);
    let n = 0;
    const statements = documentsOf(call, 'deletes');
    const run = (statement: Doc) => runDelete(target, statement, call.body.let);
    const errors = yield* eachStatement(statements, call.body.ordered, run, (deleted) => {
      n += deleted;
    });
    return withErrors({ n }, errors);
  },
};
