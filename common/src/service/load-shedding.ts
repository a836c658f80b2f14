import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '../base/logger.ts';
import type { OpenStreams } from '../http/event-stream.ts';
import { securityHeaderValues } from '../http/security-headers.ts';
import type { Metrics } from './metrics.ts';
import { createReadQueue } from './read-queue.ts';

/** A thousand who want the same ticket in the same moment are a good day, and all get their answer. */
const maxInFlight = 1200;
/** With so many in flight reads are refused while they are slow, and writes are not. */
const maxReadsWhileSlow = 256;
const maxConcurrentReads = 32;
const maxReadWorkMs = 2000;
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

export interface LoadSheddingOptions {
  metrics: Metrics;
  logger: Logger;
  /** They wait for nothing. */
  streams: OpenStreams;
  max?: number;
  maxWhileSlow?: number;
  maxConcurrent?: number;
  maxWorkMs?: number;
}

/**
 * Handles requests, writes at once and reads so many at a time. What cannot be answered in time is refused before
 * anything is done for it: it would wait in vain, and all others for it.
 */
export const createLoadShedding = (options: LoadSheddingOptions) => {
  const { metrics, logger, streams, max = maxInFlight, maxWhileSlow = maxReadsWhileSlow } = options;
  const { maxConcurrent = maxConcurrentReads, maxWorkMs = maxReadWorkMs } = options;
  const reads = createReadQueue({ maxConcurrent, maxWorkMs });
  let open = 0;
  let refused = 0;
  let loggedAt = 0;
  metrics.watch('http_requests_in_flight', 'Requests without their answer yet', () => open - streams.size);
  metrics.watch('http_requests_queued', 'Reads that nothing was done for yet', () => reads.length());
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

  return (req: IncomingMessage, res: ServerResponse, handle: () => void) => {
    if (req.url?.startsWith('/healthz/')) return handle();
    const isRead = req.method === 'GET';
    const limit = isRead && reads.isSlow() ? Math.min(max, maxWhileSlow) : max;
    if (open - streams.size >= limit) return refuse(req, res);
    open += 1;
    res.on('close', () => {
      open -= 1;
      reads.closed(res);
    });
    if (isRead) reads.add(req, res, handle, () => refuse(req, res));
    else handle();
  };
};
