import type { Request } from 'express';
import { checkSchema, matchedData, type Schema, validationResult } from 'express-validator';
import type { RequestInput } from '../validate-request.ts';
import { errorItemOf, mustBeValid } from './error-items.ts';
import { nestedFields } from './nested-fields.ts';
import { places } from './places.ts';

/** What express-validator says of a request: the reference, and the way of a description that cannot be compiled. */
export const interpretedInput = (input: RequestInput): ((req: Request) => Promise<unknown>) => {
  const nestedIn = nestedFields(input);
  const chains = places.flatMap((place) => checkSchema((input[place] ?? {}) as Schema, [place]));
  return async (req) => {
    mustBeValid(nestedIn(req.query, req.body));
    for (const chain of chains) await chain.run(req);
    mustBeValid(
      validationResult(req)
        .array({ onlyFirstError: true })
        .map((error) => errorItemOf(error.msg, 'path' in error ? error.path : undefined)),
    );
    return matchedData(req);
  };
};
