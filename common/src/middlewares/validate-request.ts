import type { Request, RequestHandler } from 'express';
import { checkSchema, type Schema, validationResult } from 'express-validator';
import { RequestValidationError } from '../errors/index.ts';

export interface RequestInput {
  params?: Schema;
  query?: Schema;
  body?: Schema;
}

const places = ['params', 'query', 'body'] as const;

/** Runs a route's description of its input; what is not described never reaches the handler (`matchedData`). */
export const validateRequest = (input: RequestInput): RequestHandler[] => [
  refuseNested(input),
  ...places.flatMap((place) => checkSchema(input[place] ?? {}, [place])),
  refuseInvalid,
];

/**
 * express-validator looks inside arrays and stringifies objects, so `{"email": {"$gt": ""}}` and
 * `{"quantity": [1, 2]}` would pass for one value. A field that is not described as a list or an
 * object must be a plain value before anything else looks at it.
 */
const refuseNested =
  (input: RequestInput): RequestHandler =>
  (req, _res, next) => {
    const nested = places.flatMap((place) =>
      Object.entries(input[place] ?? {})
        .filter(([, rules]) => !('isArray' in rules || 'isObject' in rules))
        .filter(([field]) => isNested((req[place] as Record<string, unknown> | undefined)?.[field]))
        .map(([field, rules]) => ({ message: messageOf(rules, field), field })),
    );
    if (nested.length > 0) throw new RequestValidationError(nested);
    next();
  };

const refuseInvalid = (req: Request, _res: unknown, next: () => void) => {
  const errors = validationResult(req).array({ onlyFirstError: true });
  if (errors.length > 0) {
    throw new RequestValidationError(
      errors.map((error) => ({
        message: String(error.msg),
        ...('path' in error ? { field: error.path } : {}),
      })),
    );
  }
  next();
};

const isNested = (value: unknown) => typeof value === 'object' && value !== null;

const messageOf = (rules: { errorMessage?: unknown }, field: string): string =>
  typeof rules.errorMessage === 'string' ? rules.errorMessage : `${field} must be a single value`;
