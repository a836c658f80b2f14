import { HttpError } from './http-error.ts';

/** Somebody is signed in, but this is not theirs to do. */
export class ForbiddenError extends HttpError {
  readonly statusCode = 403;

  constructor(message = 'Forbidden') {
    super(message);
  }
}
