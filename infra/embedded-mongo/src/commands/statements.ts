import type { Doc } from '../bson/codec.ts';
import { CommandError } from '../errors.ts';
import type { Steps } from './steps.ts';

const MAX_STATEMENTS = 100_000;

export const writeError = (index: number, error: CommandError): Doc => ({
  index,
  code: error.code,
  errmsg: error.message,
  ...error.extra,
});

/** Runs each statement; an ordered write stops at the first error, an unordered one goes on. */
export function* eachStatement<T, Done>(
  statements: readonly T[],
  ordered: unknown,
  run: (statement: T) => Steps<Done> | undefined,
  add?: (done: Done, index: number) => void,
): Steps<Doc[]> {
  if (statements.length === 0 || statements.length > MAX_STATEMENTS) {
    throw new CommandError(
      16,
      `Write batch sizes must be between 1 and ${MAX_STATEMENTS}. Got ${statements.length} operations.`,
    );
  }
  const errors: Doc[] = [];
  for (const [index, statement] of statements.entries()) {
    if (index > 0) yield;
    try {
      const steps = run(statement);
      if (steps) add?.(yield* steps, index);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      errors.push(writeError(index, error));
      if (ordered !== false) break;
    }
  }
  return errors;
}
