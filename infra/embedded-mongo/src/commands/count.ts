import type { Doc } from '../bson/codec.ts';
import { keyString } from '../bson/key-string.ts';
import { CommandError } from '../errors.ts';
import { choosePlan } from '../plan/choose.ts';
import { parts } from '../query/path.ts';
import { prepare, type Query, select, type Window } from '../query/select.ts';
import type { Collection } from '../storage/collection.ts';
import { valuesAt } from '../storage/values-at.ts';
import { type Call, type Command, collectionName, envOf, count as number } from './call.ts';

/** How many match; where the index alone decides, without reading a document. */
export const countMatching = (collection: Collection | undefined, query: Query, window: Window): number => {
  if (!collection) return 0;
  const { skip = 0, limit } = window;
  const cut = (total: number) => Math.max(0, Math.min(total - skip, limit || Number.POSITIVE_INFINITY));
  if (!query.scores) {
    if (Object.keys(query.filter).length === 0) return cut(collection.rows.size);
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
  return select(collection, query, window).rows.length;
};

export const count: Command = {
  fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'],
  run: (call) => {
    const { body, server, db } = call;
    const collection = server.databases.get(db, collectionName(call));
    const query = prepare(collection, body.query ?? {}, envOf(body));
    const limit = Math.abs(Number(body.limit ?? 0));
    return {
      n: countMatching(collection, query, { hint: body.hint, skip: number(body, 'skip') ?? 0, limit }),
      ok: 1,
    };
  },
};

const distinctValues = (call: Call): unknown[] => {
  const { body, server, db } = call;
  if (typeof body.key !== 'string')
    throw new CommandError(40414, "BSON field 'distinct.key' is missing but a required field");
  const env = envOf(body);
  const collection = server.databases.get(db, collectionName(call));
  const { rows } = select(collection, prepare(collection, body.query ?? {}, env), { hint: body.hint });
  const found = new Map<string, unknown>();
  for (const { doc } of rows) {
    for (const value of valuesAt(doc, parts(body.key))) {
      const key = keyString(value, env.collation);
      if (!found.has(key)) found.set(key, value);
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
};

export const distinct: Command = {
  fields: ['key', 'query', 'collation', 'hint'],
  run: (call): Doc => ({ values: distinctValues(call), ok: 1 }),
};
