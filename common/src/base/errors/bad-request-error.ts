import { HttpError } from './http-error.ts';

/** A rule of the shop refuses this: the message says which. */
export class BadRequestError extends HttpError {
  readonly statusCode = 400;
}
