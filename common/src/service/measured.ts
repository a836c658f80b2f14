import type { Request, RequestHandler, Response } from 'express';
import { type Context, context, withContext } from '../base/context.ts';
import type { Logger } from '../base/logger.ts';
import { tracedId } from './exemplar.ts';
import { isEventStream } from './is-event-stream.ts';
import type { Metrics } from './metrics.ts';

/** What else is done once a request is answered. */
export type Answered = (req: Request, res: Response, current: Context, ms: number) => void;

/** How long each answer took; and a line in the log, for those that were no by default. */
export const measured =
  (metrics: Metrics, logger: Logger, answered?: Answered): RequestHandler =>
  (req, res, next) => {
    const began = performance.now() - (req.queuedMs ?? 0);
    const current = context() ?? {};
    res.on('finish', () => {
      // how long somebody looked on is not how long we took
      if (isEventStream(res)) return;
      const { method, params, user } = req;
      const route: string = req.route?.path ?? 'unknown';
      const status = res.statusCode;
      const ms = performance.now() - began;
      answered?.(req, res, current, ms);
      metrics.answered(method, route, status, ms / 1000, tracedId(current));
      const isRefused = status >= 400;
      if (!isRefused && !logger.isLevelEnabled('debug')) return;
      const line = { ...params, method, route, status, ms: Math.round(ms), userId: user?.id };
      withContext(current, () =>
        isRefused ? logger.info(line, 'Refused a request') : logger.debug(line, 'Answered a request'),
      );
    });
    next();
  };
