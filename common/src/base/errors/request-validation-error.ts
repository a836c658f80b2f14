import { type ErrorItem, HttpError } from './http-error.ts';

/** The input itself is wrong: one entry for each field. */
export class RequestValidationError extends HttpError {
  readonly statusCode = 400;
  readonly #items: ErrorItem[];

  constructor(items: ErrorItem[]) {
    super(items.map((item) => item.message).join('; '), items[0]?.code ?? 'request.invalid');
    this.#items = items;
  }

  override get errors(): ErrorItem[] {
    return this.#items;
  }
}
