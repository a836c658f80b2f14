import { aggregateCollection } from '../aggregate/run.ts';
import { parseStages, type Stage } from '../aggregate/stages.ts';
import { type Doc, encode } from '../bson/codec.ts';
import { isDoc } from '../bson/types.ts';
import { failedToParse, notSupported } from '../errors.ts';
import { prepare } from '../query/select.ts';
import { type Call, type Command, collectionName, count, envOf } from './call.ts';
import { countMatching } from './count.ts';
import { sourceFrom, sourceOf } from './cursors.ts';
import type { Steps } from './steps.ts';

/** `countDocuments` comes as match + group: answered from the index where that is enough. */
const countedMatch = (stages: readonly Stage[]): Doc | undefined => {
  const [match, group] = stages;
  if (stages.length !== 2 || match?.name !== '$match' || group?.name !== '$group') return undefined;
  const shape = JSON.stringify(group.operand);
  return shape === '{"_id":1,"n":{"$sum":1}}' ? (match.operand as Doc) : undefined;
};

function* steps(call: Call): Steps<Doc> {
  const { body, server, db } = call;
  if (body.aggregate === 1) throw notSupported('A pipeline on a whole database');
  const name = collectionName(call);
  const stages = parseStages(body.pipeline);
  const env = envOf(body);
  const batchSize = isDoc(body.cursor) ? count(body.cursor, 'batchSize') : undefined;
  const namespace = `${db}.${name}`;
  if (!isDoc(body.cursor))
    throw failedToParse("The 'cursor' option is required, except for aggregate with the explain argument");
  const filter = countedMatch(stages);
  if (filter) {
    const collection = server.databases.get(db, name);
    const n = yield* countMatching(server.databases, collection, prepare(collection, filter, env), {
      hint: body.hint,
    });
    const answer = n === 0 ? [] : [{ _id: 1, n }];
    return yield* server.cursors.answer(namespace, sourceOf(answer, encode), batchSize);
  }
  const pipeline = { databases: server.databases, db, env };
  const docs = yield* aggregateCollection(pipeline, name, stages, body.hint);
  return yield* server.cursors.answer(namespace, sourceFrom(docs, encode), batchSize);
}

export const aggregate: Command = {
  steps,
  repeatable: true,
  fields: [
    'pipeline',
    'cursor',
    'collation',
    'hint',
    'let',
    'allowDiskUse',
    'bypassDocumentValidation',
    'explain',
  ],
};
