import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { PayloadTooLargeError } from '../base/errors/index.ts';
import type { FileBody } from './route.ts';

/** All of the body, of whatever type its header claims. It must not be compressed: a small one could become huge. */
export const fileBody = ({
  maxBytes,
  tooLarge,
}: FileBody): [read: RequestHandler, refuse: ErrorRequestHandler] => [
  express.raw({ type: () => true, limit: maxBytes, inflate: false }),
  (error, _req, _res, next) => {
    const isTooLarge = (error as { type?: string }).type === 'entity.too.large';
    next(isTooLarge ? new PayloadTooLargeError(tooLarge.message, tooLarge.code) : error);
  },
];
