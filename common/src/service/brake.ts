import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '../base/logger.ts';
import type { OpenStreams } from '../http/event-stream.ts';
import { securityHeaderValues } from '../http/security-headers.ts';
import { isEventStream } from './is-event-stream.ts';
import type { Metrics } from './metrics.ts';

/** A thousand who want the same ticket in the same moment are a good day, and all get their answer. */
const maxInFlight = 1200;
/** While answers are slow, so many who look are answered, and others who buy. */
const maxReadsInFlight = 256;
const slowAnswerMs = 200;
/** What one answer counts in the mean of the last ones. */
const weight = 1 / 64;
const logMs = 1000;

const body = JSON.stringify({
  errors: [{ message: 'Too many people at once, try again', code: 'dependency.unavailable' }],
});
const headers = {
  ...securityHeaderValues,
  'Content-Type': 'application/json; charset=utf-8',
  'Content-Length': String(Buffer.byteLength(body)),
  'Retry-After': '2',
};

export interface BrakeOptions {
  metrics: Metrics;
  logger: Logger;
  /** Who looks on waits for nothing. */
  streams: OpenStreams;
  max?: number;
  maxReads?: number;
  slowMs?: number;
}

/**
 * Whether a request may come in. What cannot be answered in time is refused before anything is done for it: it
 * would wait in vain, and all others for it.
 */
export const createBrake = (options: BrakeOptions) => {
  const { metrics, logger, streams, max = maxInFlight, maxReads = maxReadsInFlight } = options;
  const answers = answerTimes(options.slowMs ?? slowAnswerMs);
  let open = 0;
  let refused = 0;
  let loggedAt = 0;
  metrics.watch('http_requests_in_flight', 'Requests without their answer yet', () => open - streams.size);
  metrics.watch('event_streams_open', 'Who watches by server-sent events', () => streams.size);

  const refuse = (req: IncomingMessage, res: ServerResponse) => {
    res.writeHead(503, { ...headers, 'X-Request-Id': randomUUID() }).end(body);
    metrics.answered(req.method ?? '', 'refused', 503, 0);
    refused += 1;
    if (performance.now() - loggedAt < logMs) return;
    logger.warn({ refused, waiting: open - streams.size }, 'Refused what could not be answered in time');
    refused = 0;
    loggedAt = performance.now();
  };

  return (req: IncomingMessage, res: ServerResponse): boolean => {
    const isHealth = req.url?.startsWith('/healthz/');
    const limit = req.method === 'GET' && answers.areSlow() ? Math.min(max, maxReads) : max;
    if (open - streams.size >= limit && !isHealth) {
      refuse(req, res);
      return false;
    }
    open += 1;
    const began = performance.now();
    res.once('close', () => {
      open -= 1;
    });
    // not how long somebody looked on, or took to receive it
    res.once('finish', () => {
      if (req.method === 'GET' && !isEventStream(res)) answers.add(performance.now() - began);
    });
    return true;
  };
};

/** Slow from a mean of `slowMs` on, until it is a quarter: what is between the two changes nothing. */
const answerTimes = (slowMs: number) => {
  let meanMs = 0;
  let slow = false;
  return {
    add: (ms: number) => {
      meanMs += (ms - meanMs) * weight;
      slow = meanMs > (slow ? slowMs / 4 : slowMs);
    },
    areSlow: () => slow,
  };
};
