import { HttpError } from './http-error.ts';
import type { ErrorCode } from './reason.ts';

/** There is no such thing, or none that this caller may know of. */
export class NotFoundError extends HttpError {
  readonly statusCode = 404;

  constructor(message = 'Not found', code: ErrorCode = 'resource.not-found') {
    super(message, code);
  }
}
