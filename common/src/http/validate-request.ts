import type { Request, RequestHandler } from 'express';
import { checkSchema, matchedData, type ParamSchema, type Schema, validationResult } from 'express-validator';
import { type ErrorItem, type Reason, RequestValidationError } from '../base/errors/index.ts';

/** A field by express-validator's rules. `errorMessage` is for all of them, unless one has its own. */
export type Field = ParamSchema & { errorMessage: Reason };
type Fields = Record<string, Field>;

export interface RequestInput {
  query?: Fields;
  body?: Fields;
}

const places = ['query', 'body'] as const;

declare global {
  namespace Express {
    interface Request {
      /** What the route describes, validated and sanitized; nothing else. */
      input: unknown;
    }
  }
}

type ValueOf<Rules> = Rules extends { isIn: { options: [(infer Value)[]] } }
  ? Value
  : Rules extends { isString: unknown }
    ? string
    : Rules extends { isInt: unknown } | { isFloat: unknown }
      ? number
      : Rules extends { isBoolean: unknown }
        ? boolean
        : unknown;

type FieldsOf<Fields> = {
  [Name in keyof Fields as Fields[Name] extends { optional: unknown } ? never : Name]: ValueOf<Fields[Name]>;
} & {
  [Name in keyof Fields as Fields[Name] extends { optional: unknown } ? Name : never]?: ValueOf<Fields[Name]>;
};

/** The TypeScript type of a described input. */
export type InputOf<Input> = (Input extends { query: infer Query } ? FieldsOf<Query> : unknown) &
  (Input extends { body: infer Body } ? FieldsOf<Body> : unknown);

/** Runs a route's description of its input; what is not described never reaches `req.input`. */
export const validateRequest = (input: RequestInput): RequestHandler[] => [
  refuseNested(input),
  ...places.flatMap((place) => checkSchema((input[place] ?? {}) as Schema, [place])),
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
        .map(([field, { errorMessage }]) => itemOf(errorMessage, field)),
    );
    if (nested.length > 0) throw new RequestValidationError(nested);
    next();
  };

const refuseInvalid = (req: Request, _res: unknown, next: () => void) => {
  const errors = validationResult(req).array({ onlyFirstError: true });
  if (errors.length > 0) {
    throw new RequestValidationError(
      errors.map((error) => itemOf(error.msg, 'path' in error ? error.path : undefined)),
    );
  }
  req.input = matchedData(req);
  next();
};

const isNested = (value: unknown) => typeof value === 'object' && value !== null;

const itemOf = ({ message, code }: Reason, field: string | undefined): ErrorItem => ({
  message,
  ...(field === undefined ? {} : { field }),
  code,
});
