import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '../base/logger.ts';
import type { OpenStreams } from '../http/event-stream.ts';
import { securityHeaderValues } from '../http/security-headers.ts';
import { createLine } from './line.ts';
import type { Metrics } from './metrics.ts';

/** A thousand who want the same ticket in the same moment are a good day, and all get their answer. */
const maxInFlight = 1200;
/** While who looks waits for long, so many are in flight, and others who buy. */
const maxReadsWhileSlow = 256;
const maxReadsAtWork = 32;
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
  maxWhileSlow?: number;
  maxAtWork?: number;
}

/**
 * Lets requests in, some at once and some when it is their turn. What cannot be answered in time is refused before
 * anything is done for it: it would wait in vain, and all others for it.
 */
export const createBrake = (options: BrakeOptions) => {
  const { metrics, logger, streams, max = maxInFlight, maxWhileSlow = maxReadsWhileSlow } = options;
  const line = createLine(options.maxAtWork ?? maxReadsAtWork);
  let open = 0;
  let refused = 0;
  let loggedAt = 0;
  metrics.watch('http_requests_in_flight', 'Requests without their answer yet', () => open - streams.size);
  metrics.watch('http_requests_in_line', 'Reads that wait for their turn', () => line.length());
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

  return (req: IncomingMessage, res: ServerResponse, letIn: () => void) => {
    if (req.url?.startsWith('/healthz/')) return letIn();
    const isRead = req.method === 'GET';
    const limit = isRead && line.isSlow() ? Math.min(max, maxWhileSlow) : max;
    if (open - streams.size >= limit) return refuse(req, res);
    open += 1;
    res.on('close', () => {
      open -= 1;
      line.leave(res);
    });
    if (isRead) line.join(req, res, letIn);
    else letIn();
  };
};
