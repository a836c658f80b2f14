import type { RequestHandler, Response } from 'express';
import { context } from '../base/context.ts';
import { UnavailableError } from '../base/errors/index.ts';

/** Ten seconds at most, the network included. */
const maxAnswerMs = 9500;
/** Three where the database is unavailable: nothing else will come of it. */
const outageAnswerMs = 2500;
const pollIntervalMs = 250;

/**
 * Nobody waits longer than that. What was begun ends by itself, and begins no further write
 * (`mustBeInTime`); its answer is not sent any more, but kept under the request's Idempotency-Key.
 */
export const answerInTime =
  (isDatabaseAway: () => boolean): RequestHandler =>
  (_req, res, next) => {
    const current = context();
    const until = performance.now() + maxAnswerMs;
    const poll = () => {
      const now = performance.now();
      if (now < until && !isDatabaseAway()) {
        timer = setTimeout(poll, Math.min(pollIntervalMs, until - now));
        return;
      }
      if (current) current.until = now;
      if (!res.headersSent) refuse(res);
    };
    let timer = setTimeout(poll, outageAnswerMs);
    res.once('close', () => clearTimeout(timer));
    if (current) current.until = until;
    next();
  };

const refuse = (res: Response) => {
  const { statusCode, headers, errors } = new UnavailableError();
  res
    .writeHead(statusCode, { ...headers, 'Content-Type': 'application/json; charset=utf-8' })
    .end(JSON.stringify({ errors }));
  res.locals.wasRefused = true;
  // whatever the handler still says goes nowhere, and is no error
  const ignored = () => res;
  Object.assign(res, {
    setHeader: ignored,
    appendHeader: ignored,
    removeHeader: ignored,
    writeHead: ignored,
    end: ignored,
  });
  // the status that the handler's own answer will have, for whoever keeps it
  res.once('finish', () => {
    res.statusCode = 200;
  });
};
