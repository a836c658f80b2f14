import type { Doc } from '../bson/codec.ts';
import { equal } from '../bson/compare.ts';
import { rank, rankOf } from '../bson/types.ts';
import { CommandError } from '../errors.ts';
import { conjunctsOf } from '../plan/conjuncts.ts';
import type { Collection } from '../storage/collection.ts';

// mongod's upsertMaxRetryAttemptsOnDuplicateKeyError.
export const MAX_REPEATS = 100;

/** mongod compares with the key as the index holds it, and under a collation that is no longer the string. */
const isCollated = (collection: Collection, keyPattern: Doc): boolean =>
  collection.specs().some(({ key, collation }) => collation && equal(key, keyPattern));

/**
 * Whether mongod itself repeats an upsert that met a duplicate key: every condition is an equality, their fields
 * are those of the unique index, and their values are the ones that collided, so that the update changed none.
 * As in shouldRetryDuplicateKeyException of src/mongo/db/query/write_ops/write_ops_exec.cpp.
 */
export const repeatsUpsert = (collection: Collection, filter: Doc, error: unknown): boolean => {
  if (!(error instanceof CommandError) || error.code !== 11000) return false;
  const { keyPattern, keyValue } = error.extra as { keyPattern: Doc; keyValue: Doc };
  const { list, complete } = conjunctsOf(filter);
  if (!complete || list.length !== Object.keys(keyPattern).length || isCollated(collection, keyPattern))
    return false;
  return Object.keys(keyPattern).every((field) =>
    list.some(
      ({ path, operator, operand }) =>
        path === field &&
        operator === '$eq' &&
        rankOf(operand) !== rank.regex &&
        equal(operand ?? null, keyValue[field] ?? null),
    ),
  );
};
