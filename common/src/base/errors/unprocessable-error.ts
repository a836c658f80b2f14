import { HttpError } from './http-error.ts';

/** Understood, but it contradicts an earlier request. */
export class UnprocessableError extends HttpError {
  readonly statusCode = 422;
}
