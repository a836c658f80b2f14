import type { ErrorItem } from '../../base/errors/index.ts';
import type { RequestInput } from '../validate-request.ts';
import { errorItemOf } from './error-items.ts';
import { places } from './places.ts';

/**
 * express-validator looks inside arrays and stringifies objects, so `{"email": {"$gt": ""}}` and
 * `{"quantity": [1, 2]}` would pass for one value. A field that is not described as a list or an
 * object must be a plain value before anything else looks at it.
 */
export const nestedFields = (input: RequestInput) => {
  const plain = places.flatMap((place) =>
    Object.entries(input[place] ?? {})
      .filter(([, rules]) => !('isArray' in rules || 'isObject' in rules))
      .map(([field, { errorMessage }]) => ({ place, field, item: errorItemOf(errorMessage, field) })),
  );
  return (query: Values, body: Values): ErrorItem[] =>
    plain
      .filter(({ place, field }) => isNested((place === 'query' ? query : body)?.[field]))
      .map(({ item }) => item);
};

type Values = Record<string, unknown> | undefined;

const isNested = (value: unknown) => typeof value === 'object' && value !== null;
