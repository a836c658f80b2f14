import { HttpError } from './http-error.ts';

/** The caller lost a race; the same request may succeed in a moment. */
export class ConflictError extends HttpError {
  readonly statusCode = 409;

  override readonly headers = { 'Retry-After': '1' };
}
