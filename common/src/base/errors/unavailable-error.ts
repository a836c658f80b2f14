import { HttpError } from './http-error.ts';
import type { ErrorCode } from './reason.ts';

/** Something we depend on is unavailable for the moment; nothing was changed. */
export class UnavailableError extends HttpError {
  readonly statusCode = 503;
  readonly transient = true;
  override readonly headers: Record<string, string>;

  constructor(
    message = 'Temporarily unavailable, try again',
    code: ErrorCode = 'dependency.unavailable',
    retryAfterSeconds = 2,
  ) {
    super(message, code);
    this.headers = { 'Retry-After': String(retryAfterSeconds) };
  }
}
