import { HttpError } from './http-error.ts';

/** There is no such thing, or none that this caller may know of. */
export class NotFoundError extends HttpError {
  readonly statusCode = 404;

  constructor() {
    super('Not found', 'resource.not-found');
  }
}
