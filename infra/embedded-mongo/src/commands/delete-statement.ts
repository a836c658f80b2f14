import type { Doc } from '../bson/codec.ts';
import { isDoc, toNumber } from '../bson/types.ts';
import { failedToParse } from '../errors.ts';
import { parseCollation } from '../query/collation.ts';
import { matching, mayYield } from '../query/matching.ts';
import { prepare, selectOne, type Window } from '../query/select.ts';
import type { Steps } from './steps.ts';
import type { Target } from './update-statement.ts';

export function* runDelete(
  { databases, db, name }: Target,
  statement: Doc,
  variables: unknown,
): Steps<number> {
  const collection = databases.get(db, name);
  const query = prepare(collection, statement.q, {
    collation: parseCollation(statement.collation),
    variables: isDoc(variables) ? variables : undefined,
  });
  const limit = toNumber(statement.limit);
  if (limit !== 0 && limit !== 1)
    throw failedToParse(`The limit field in delete objects must be 0 or 1. Got ${limit}`);
  const window: Window = { hint: statement.hint };
  if (limit === 1) {
    const one = selectOne(collection, query, window);
    if (one) collection?.delete(one);
    return one ? 1 : 0;
  }
  let deleted = 0;
  const rows = yield* matching(databases, collection, query, window);
  for (const row of rows) {
    collection?.delete(row);
    deleted += 1;
    if (mayYield(rows)) yield;
  }
  return deleted;
}
