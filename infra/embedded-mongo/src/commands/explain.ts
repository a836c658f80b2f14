import { front } from '../aggregate/front.ts';
import { parseStages } from '../aggregate/stages.ts';
import type { Doc } from '../bson/codec.ts';
import { isDoc } from '../bson/types.ts';
import { CommandError, notSupported } from '../errors.ts';
import { executionStats, explainPlan } from '../plan/explain.ts';
import { prepare, select, type Window } from '../query/select.ts';
import { type Call, type Command, collectionName, count, envOf } from './call.ts';

type Explained = { filter: unknown; window: Window; projection?: unknown; piped?: boolean; body: Doc };

const firstOf = (body: Doc, field: string): Doc =>
  Array.isArray(body[field]) ? (body[field][0] as Doc) : {};

const whatIsRead = (name: string, body: Doc): Explained => {
  const hint = body.hint;
  switch (name) {
    case 'find':
      return {
        filter: body.filter,
        window: { sort: body.sort, skip: count(body, 'skip') ?? 0, limit: count(body, 'limit') ?? 0, hint },
        projection: body.projection,
        body,
      };
    case 'count':
    case 'distinct':
      return { filter: body.query, window: { hint }, body };
    case 'findAndModify':
    case 'findandmodify':
      return { filter: body.query, window: { sort: body.sort, limit: 1, hint }, body };
    case 'update': {
      const statement = firstOf(body, 'updates');
      return {
        filter: statement.q,
        window: { limit: statement.multi ? 0 : 1, hint: statement.hint },
        body: statement,
      };
    }
    case 'delete': {
      const statement = firstOf(body, 'deletes');
      return {
        filter: statement.q,
        window: { limit: Number(statement.limit ?? 0), hint: statement.hint },
        body: statement,
      };
    }
    case 'aggregate': {
      const { filter, window, rest } = front(parseStages(body.pipeline));
      return { filter, window: { ...window, hint }, piped: rest.length > 0, body };
    }
    default:
      throw notSupported(`explain of ${name}`);
  }
};

/** What a command would read and how; nothing is written. */
const run = (call: Call): Doc => {
  const inner = call.body.explain;
  if (!isDoc(inner)) throw new CommandError(14, "BSON field 'explain.explain' must be an object");
  const name = Object.keys(inner)[0] ?? '';
  const { filter, window, projection, piped, body } = whatIsRead(name, inner);
  const target = collectionName({ ...call, name, body: inner });
  const collection = call.server.databases.get(call.db, target);
  const query = prepare(collection, filter, envOf(body));
  const began = performance.now();
  const selection = select(collection, query, window);
  const winningPlan = explainPlan(selection, query, window, projection);
  const explained = {
    queryPlanner: {
      namespace: `${call.db}.${target}`,
      parsedQuery: query.filter,
      indexFilterSet: false,
      winningPlan,
      rejectedPlans: [],
    },
    ...(call.body.verbosity !== 'queryPlanner' && {
      executionStats: executionStats(selection, winningPlan, performance.now() - began),
    }),
  };
  return {
    explainVersion: '1',
    ...(piped ? { stages: [{ $cursor: explained }] } : explained),
    command: inner,
    ok: 1,
  };
};

export const explain: Command = { run, fields: ['verbosity'] };
