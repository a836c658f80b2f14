import { HttpError } from './http-error.ts';
import type { ErrorCode } from './reason.ts';

/** Nobody is signed in. */
export class NotAuthorizedError extends HttpError {
  readonly statusCode = 401;

  constructor(message = 'Not authorized', code: ErrorCode = 'session.required') {
    super(message, code);
  }
}
