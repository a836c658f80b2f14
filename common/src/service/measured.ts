import type { RequestHandler } from 'express';
import { context, withContext } from '../base/context.ts';
import { UnavailableError } from '../base/errors/index.ts';
import type { Logger } from '../base/logger.ts';
import type { OpenStreams } from '../http/event-stream.ts';
import type { Metrics } from './metrics.ts';

/** A thousand who want the same ticket in the same moment are a good day, and all get their answer. */
const maxInFlight = 1200;

/**
 * What waits for its answer, for whoever decides how many pods there are. Who looks on waits for nothing.
 * Past `max` the next one is refused at once: it would wait in vain, and all others for it.
 */
export const inFlight = (metrics: Metrics, streams: OpenStreams, max = maxInFlight): RequestHandler => {
  let open = 0;
  metrics.watch('http_requests_in_flight', 'Requests without their answer yet', () => open - streams.size);
  return (_req, res, next) => {
    open += 1;
    res.on('close', () => {
      open -= 1;
    });
    if (open - streams.size > max) throw new UnavailableError('Too many people at once, try again');
    next();
  };
};

/** How long each answer took; and a line in the log, for those that were no by default. */
export const measured =
  (metrics: Metrics, logger: Logger): RequestHandler =>
  (req, res, next) => {
    const began = performance.now();
    const current = context() ?? {};
    res.on('finish', () => {
      // how long somebody looked on is not how long we took
      if (String(res.getHeader('Content-Type')).startsWith('text/event-stream')) return;
      const { method, params, user } = req;
      const route: string = req.route?.path ?? 'unknown';
      const status = res.statusCode;
      const ms = performance.now() - began;
      metrics.answered(method, route, status, ms / 1000);
      const isRefused = status >= 400;
      if (!isRefused && !logger.isLevelEnabled('debug')) return;
      const line = { ...params, method, route, status, ms: Math.round(ms), userId: user?.id };
      withContext(current, () =>
        isRefused ? logger.info(line, 'Refused a request') : logger.debug(line, 'Answered a request'),
      );
    });
    next();
  };
