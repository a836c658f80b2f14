import type { ErrorRequestHandler, Response } from 'express';
import {
  type ErrorCode,
  type ErrorItem,
  isTransient,
  NotFoundError,
  UnavailableError,
} from '../base/errors/index.ts';
import type { Logger } from '../base/logger.ts';

interface Refusal {
  statusCode: number;
  errors: ErrorItem[];
  headers?: Record<string, string>;
}

/** What the body parser calls its refusals, and what we say instead. */
export const parserRefusals: Record<string, [status: number, message: string, code: ErrorCode]> = {
  'entity.parse.failed': [400, 'Body is not valid JSON', 'request.invalid-json'],
  'entity.too.large': [413, 'Body is larger than 100 KB', 'request.too-large'],
  'encoding.unsupported': [415, 'Content-Encoding is not supported', 'request.unsupported-encoding'],
  'charset.unsupported': [415, 'Charset is not supported', 'request.unsupported-charset'],
  'request.size.invalid': [400, 'Body does not have the length it claims', 'request.wrong-length'],
  'request.aborted': [400, 'Request was aborted', 'request.aborted'],
};

/** Every error leaves as `{ errors: [{ message, field?, code }] }`; what is not for others stays in the log. */
export const errorHandler =
  (logger: Logger): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    // an answer after the refusal goes nowhere, but frees or fills its Idempotency-Key
    if (res.headersSent && !res.locals.wasRefused) return next(error);
    const refusal = asRefusal(error);
    if (refusal) return answer(res, refusal);
    logger.error({ err: error, method: req.method, path: req.path }, 'Request failed');
    answer(res, { statusCode: 500, errors: [{ message: 'Something went wrong', code: 'internal' }] });
  };

export const unknownRoute = () => {
  throw new NotFoundError();
};

const answer = (res: Response, { statusCode, errors, headers = {} }: Refusal) =>
  res.status(statusCode).set(headers).json({ errors });

const asRefusal = (error: unknown): Refusal | undefined => {
  if (isRefusal(error)) return error;
  if (isTransient(error)) return new UnavailableError();
  const { type, status } = (error ?? {}) as { type?: string; status?: number };
  const known = parserRefusals[type ?? ''];
  if (known) return { statusCode: known[0], errors: [{ message: known[1], code: known[2] }] };
  // the router's own: a path that does not decode
  if (status === 400)
    return { statusCode: 400, errors: [{ message: 'Malformed request', code: 'request.malformed' }] };
  return undefined;
};

const isRefusal = (error: unknown): error is Refusal =>
  typeof error === 'object' &&
  error !== null &&
  typeof (error as Refusal).statusCode === 'number' &&
  Array.isArray((error as Refusal).errors);
