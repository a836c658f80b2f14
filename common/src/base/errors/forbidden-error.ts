import { HttpError } from './http-error.ts';
import type { ErrorCode } from './reason.ts';

/** Somebody is signed in, but this is not theirs to do. */
export class ForbiddenError extends HttpError {
  readonly statusCode = 403;

  constructor(message = 'Forbidden', code: ErrorCode = 'request.forbidden') {
    super(message, code);
  }
}
