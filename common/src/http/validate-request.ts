import type { RequestHandler } from 'express';
import type { ParamSchema } from 'express-validator';
import type { Reason } from '../base/errors/index.ts';
import { compiledInput } from './validation/compiled-input.ts';
import { interpretedInput } from './validation/interpreted-input.ts';

/** A field by express-validator's rules. `errorMessage` is for all of them, unless one has its own. */
export type Field = ParamSchema & { errorMessage: Reason };
type Fields = Record<string, Field>;

export interface RequestInput {
  query?: Fields;
  body?: Fields;
}

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

/** Checks a request by the route's description of its input; what is not described never reaches `req.input`. */
export const validateRequest = (input: RequestInput): RequestHandler => {
  const compiled = compiledInput(input);
  if (compiled) {
    return (req, _res, next) => {
      req.input = compiled(req);
      next();
    };
  }
  const interpreted = interpretedInput(input);
  return async (req, _res, next) => {
    req.input = await interpreted(req);
    next();
  };
};
