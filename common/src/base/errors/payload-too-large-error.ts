import { HttpError } from './http-error.ts';

/** More bytes than we take. */
export class PayloadTooLargeError extends HttpError {
  readonly statusCode = 413;
}
