import { HttpError } from './http-error.ts';

/** Something we depend on is away for the moment; nothing was changed. */
export class UnavailableError extends HttpError {
  readonly statusCode = 503;
  readonly transient = true;
  override readonly headers = { 'Retry-After': '2' };

  constructor(message = 'Temporarily unavailable, try again') {
    super(message);
  }
}
