import { keyString } from '../bson/key-string.ts';
import { CommandError } from '../errors.ts';
import { choosePlan } from '../plan/choose.ts';
import { collect, matching } from '../query/matching.ts';
import { parts } from '../query/path.ts';
import { prepare, type Query, type Window } from '../query/select.ts';
import type { Collection } from '../storage/collection.ts';
import type { Databases } from '../storage/databases.ts';
import { valuesAt } from '../storage/values-at.ts';
import { type Call, type Command, collectionName, envOf, count as number } from './call.ts';
import type { Steps } from './steps.ts';

/** How many match; where the index alone decides, without reading a document. */
export function* countMatching(
  databases: Databases,
  collection: Collection | undefined,
  query: Query,
  window: Window,
): Steps<number> {
  if (!collection) return 0;
  const { skip = 0, limit } = window;
  const cut = (total: number) => Math.max(0, Math.min(total - skip, limit || Number.POSITIVE_INFINITY));
  if (!query.scores && Object.keys(query.filter).length === 0) return cut(collection.rows.size);
  if (!query.scores && !databases.inSteps) {
    const plan = choosePlan(collection, {
      filter: query.filter,
      sort: [],
      collation: query.collation,
      hint: window.hint,
    });
    if (plan.kind === 'index' && plan.exact) {
      return cut(plan.intervals.reduce((sum, [low, high]) => sum + plan.index.list.count(low, high), 0));
    }
  }
  return (yield* collect(yield* matching(databases, collection, query, window))).length;
}

export const count: Command = {
  fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'],
  repeatable: true,
  *steps(call) {
    const { databases } = call.server;
    const { body, db } = call;
    const collection = databases.get(db, collectionName(call));
    const query = prepare(collection, body.query ?? {}, envOf(body));
    const limit = Math.abs(Number(body.limit ?? 0));
    const window = { hint: body.hint, skip: number(body, 'skip') ?? 0, limit };
    return { n: yield* countMatching(databases, collection, query, window), ok: 1 };
  },
};

function* distinctValues(call: Call): Steps<unknown[]> {
  const { body, server, db } = call;
  if (typeof body.key !== 'string')
    throw new CommandError(40414, "BSON field 'distinct.key' is missing but a required field");
  const env = envOf(body);
  const collection = server.databases.get(db, collectionName(call));
  const query = prepare(collection, body.query ?? {}, env);
  const rows = yield* collect(yield* matching(server.databases, collection, query, { hint: body.hint }));
  const found = new Map<string, unknown>();
  for (const { doc } of rows) {
    for (const value of valuesAt(doc, parts(body.key))) {
      const key = keyString(value, env.collation);
      if (!found.has(key)) found.set(key, value);
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

export const distinct: Command = {
  fields: ['key', 'query', 'collation', 'hint'],
  repeatable: true,
  *steps(call) {
    return { values: yield* distinctValues(call), ok: 1 };
  },
};
