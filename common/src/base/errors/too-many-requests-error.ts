import { HttpError } from './http-error.ts';
import type { ErrorCode } from './reason.ts';

/** Too much, too fast: come back after so many seconds. */
export class TooManyRequestsError extends HttpError {
  readonly statusCode = 429;
  override readonly headers: Record<string, string>;

  constructor(
    retryAfterSeconds: number,
    message = 'Too many requests, try again later',
    code: ErrorCode = 'request.rate-limited',
  ) {
    super(message, code);
    this.headers = { 'Retry-After': String(Math.max(1, Math.ceil(retryAfterSeconds))) };
  }
}
