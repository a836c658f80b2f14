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
  place: number;
  res: Response;
  current: Context | undefined;
  began: number;
}

/**
 * Nobody waits longer than that. What was begun ends by itself, and begins no further write
 * (`mustBeInTime`); its answer is not sent any more, but kept under the request's Idempotency-Key.
 */
export const answerInTime = (isDatabaseAway: () => boolean): RequestHandler => {
  // an array instead of a Set, which costs each request more (decision 138)
  const waiting: Waiting[] = [];
  const add = (one: Waiting) => {
    one.place = waiting.push(one) - 1;
  };
  const remove = (one: Waiting) => {
    if (waiting[one.place] !== one) return;
    const last = waiting.pop() as Waiting;
    if (last === one) return;
    waiting[one.place] = last;
    last.place = one.place;
  };
  let isPolling = false;
  const again = () => {
    isPolling = waiting.length > 0;
    if (isPolling) setTimeout(poll, pollIntervalMs);
  };
  const poll = () => {
    const now = performance.now();
    const maxMs = isDatabaseAway() ? outageAnswerMs : maxAnswerMs;
    for (const one of waiting.filter(({ began }) => now - began >= maxMs)) {
      remove(one);
      if (one.current) one.current.until = now;
      if (!one.res.headersSent) refuse(one.res);
    }
    again();
  };

  return (req, res, next) => {
    const one: Waiting = {
      place: 0,
      res,
      current: context(),
      began: performance.now() - (req.queuedMs ?? 0),
    };
    if (one.current) one.current.until = one.began + maxAnswerMs;
    add(one);
    // one timer for all: to make and end one for each costs more than to look at who waits
    if (!isPolling) again();
    res.on('close', () => remove(one));
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
