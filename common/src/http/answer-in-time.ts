import type { RequestHandler, Response } from 'express';
import { type Context, context } from '../base/context.ts';
import { UnavailableError } from '../base/errors/index.ts';

/** Ten seconds at most, the network included. */
const maxAnswerMs = 9500;
/** Three where the database is unavailable: nothing else will come of it. */
const outageAnswerMs = 2500;
const pollIntervalMs = 200;

declare module 'node:http' {
  interface IncomingMessage {
    /** How long it was queued, before anything was done for it. */
    queuedMs?: number;
  }
}

interface Waiting {
  res: Response;
  current: Context | undefined;
  began: number;
}

/**
 * Nobody waits longer than that. What was begun ends by itself, and begins no further write
 * (`mustBeInTime`); its answer is not sent any more, but kept under the request's Idempotency-Key.
 */
export const answerInTime = (isDatabaseAway: () => boolean): RequestHandler => {
  const waiting = new Set<Waiting>();
  let isPolling = false;
  const again = () => {
    isPolling = waiting.size > 0;
    if (isPolling) setTimeout(poll, pollIntervalMs);
  };
  const poll = () => {
    const now = performance.now();
    for (const one of waiting) {
      const ms = now - one.began;
      if (ms < (isDatabaseAway() ? outageAnswerMs : maxAnswerMs)) continue;
      waiting.delete(one);
      if (one.current) one.current.until = now;
      if (!one.res.headersSent) refuse(one.res);
    }
    again();
  };

  return (req, res, next) => {
    const one: Waiting = { res, current: context(), began: performance.now() - (req.queuedMs ?? 0) };
    if (one.current) one.current.until = one.began + maxAnswerMs;
    waiting.add(one);
    // one timer for all: to make and end one for each costs more than to look at who waits
    if (!isPolling) again();
    res.on('close', () => waiting.delete(one));
    next();
  };
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
