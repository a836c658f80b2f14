import type { Request } from 'express';
import { checkSchema, type Schema } from 'express-validator';
import type { ErrorItem } from '../../base/errors/index.ts';
import type { RequestInput } from '../validate-request.ts';
import { type CompiledField, compiledField } from './compiled-field.ts';
import { errorItemOf, mustBeValid } from './error-items.ts';
import { nestedFields } from './nested-fields.ts';
import { places } from './places.ts';

/**
 * The checks of a description as one function. express-validator builds the chains, and they are run
 * here without what it does per request: contexts, paths, a promise for each check. Nothing is given
 * for a description that has something else than plain checks, so that it runs there.
 */
export const compiledInput = (input: RequestInput): ((req: Request) => unknown) | undefined => {
  const fields = places.flatMap((place) =>
    checkSchema((input[place] ?? {}) as Schema, [place]).map((chain) => compiledField(chain, place)),
  );
  if (!fields.every((field) => field !== undefined)) return undefined;
  if (new Set(fields.map(({ name }) => name)).size < fields.length) return undefined;
  const nestedIn = nestedFields(input);
  const asksQuery = input.query !== undefined;

  return (req) => {
    // each look at it parses it again
    const query = asksQuery ? req.query : undefined;
    const { body } = req;
    mustBeValid(nestedIn(query, body));
    const errors: ErrorItem[] = [];
    const valid: Record<string, unknown> = {};
    for (const field of fields) {
      checkField(field, (field.place === 'query' ? query : body)?.[field.name], valid, errors);
    }
    mustBeValid(errors);
    return valid;
  };
};

/** A field's first error is the one that is said, so the checks after it are not asked. */
const checkField = (
  { name, steps, isLeftOut }: CompiledField,
  given: unknown,
  valid: Record<string, unknown>,
  errors: ErrorItem[],
): void => {
  let value = given;
  for (const step of steps) {
    // also one that a sanitizer has emptied
    if (isLeftOut(value)) return;
    if ('sanitize' in step) {
      value = step.sanitize(value);
      continue;
    }
    const reason = step.whyNot(value);
    if (reason) {
      errors.push(errorItemOf(reason, name));
      return;
    }
  }
  if (!isLeftOut(value)) valid[name] = value;
};
