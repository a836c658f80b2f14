import { HttpError } from './http-error.ts';

/** The body is in a language we do not speak. */
export class UnsupportedMediaError extends HttpError {
  readonly statusCode = 415;
}
