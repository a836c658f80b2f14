import { types } from 'node:util';
import type { Reason } from '../../base/errors/index.ts';

/** Gives the sanitized value, or why the value is refused. */
export type Step =
  | { sanitize: (value: unknown) => unknown }
  | { whyNot: (value: unknown) => Reason | undefined };

type Rule = (value: unknown, ...options: unknown[]) => unknown;
/** Fixed, or made of the value that is refused. */
type Message = Reason | ((value: unknown) => Reason);

/** What express-validator keeps of one entry of a chain. */
interface Entry {
  validator: Rule;
  sanitizer: Rule;
  negated: boolean;
  custom: boolean;
  options: unknown[];
  stringify: (value: unknown) => string;
  message?: Message;
}

/** One entry of a chain as a function of the value alone, or nothing where it asks for more. */
export const compiledStep = (entry: object, fieldMessage: Message): Step | undefined => {
  const { message = fieldMessage, ...rest } = entry as Entry;
  return isOfValueAlone(message) ? kinds[entry.constructor.name]?.({ ...rest, message }) : undefined;
};

const kinds: Record<string, (entry: Entry & { message: Message }) => Step | undefined> = {
  StandardValidation: ({ validator, negated, options, stringify, message }) => {
    const isWrong = (one: unknown) => Boolean(validator(stringify(one), ...options)) === negated;
    return {
      whyNot: (value) => {
        const values = Array.isArray(value) ? value : [value];
        const wrong = values.findIndex(isWrong);
        return wrong === -1 ? undefined : reasonOf(message, values[wrong]);
      },
    };
  },

  CustomValidation: ({ validator, negated, message }) =>
    isOfValueAlone(validator)
      ? {
          whyNot: (value) => (hasPassed(validator, value) === negated ? reasonOf(message, value) : undefined),
        }
      : undefined,

  Sanitization: ({ sanitizer, custom, options, stringify }) => {
    if (custom) {
      return isOfValueAlone(sanitizer) ? { sanitize: (value) => mustBeNow(sanitizer(value)) } : undefined;
    }
    const sanitized = (one: unknown) => sanitizer(stringify(one), ...options);
    return { sanitize: (value) => (Array.isArray(value) ? value.map(sanitized) : sanitized(value)) };
  },
};

const reasonOf = (message: Message, value: unknown): Reason =>
  typeof message === 'function' ? message(value) : message;

/** One that throws has refused. */
const hasPassed = (validator: Rule, value: unknown): boolean => {
  let passed: unknown;
  try {
    passed = validator(value);
  } catch {
    return false;
  }
  return Boolean(mustBeNow(passed));
};

/** express-validator passes what a request is about as a second argument, and waits for promises. */
const isOfValueAlone = (part: unknown): boolean =>
  typeof part !== 'function' || (part.length <= 1 && !types.isAsyncFunction(part));

const mustBeNow = <T>(result: T): T => {
  if (typeof (result as PromiseLike<unknown> | undefined)?.then !== 'function') return result;
  // nobody waits for it, and a rejection that nobody handles ends the process
  Promise.resolve(result).catch(() => undefined);
  throw new Error('A check that gives a promise must be an async function');
};
