import express, { type RequestHandler } from 'express';
import { UnsupportedMediaError } from '../base/errors/index.ts';

const parse = express.json({ limit: '100kb' });

/** A body must be JSON, at most 100 KB. */
export const jsonBody: RequestHandler = (req, res, next) => {
  const hasBody = req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length']) > 0;
  if (hasBody && !req.is('application/json')) {
    throw new UnsupportedMediaError(
      'Content-Type must be application/json',
      'request.unsupported-media-type',
    );
  }
  parse(req, res, next);
};
