import { HttpError } from './http-error.ts';

/** Nobody is signed in. */
export class NotAuthorizedError extends HttpError {
  readonly statusCode = 401;

  constructor() {
    super('Not authorized', 'session.required');
  }
}
