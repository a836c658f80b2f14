import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { withContext } from '../base/context.ts';
import { formatTraceparent, parseTraceparent } from '../base/tracing/index.ts';

const acceptable = /^[\w.:-]{1,64}$/;

/** Every answer carries X-Request-Id: the caller's own if it is sane, else a new one. */
export const requestContext: RequestHandler = (req, res, next) => {
  const given = req.headers['x-request-id'];
  const parent = parseTraceparent(req.headers.traceparent);
  const traceId = parent?.traceId ?? randomUUID().replaceAll('-', '');
  const traceparent = formatTraceparent(parent ?? { traceId, spanId: traceId.slice(0, 16), sampled: true });
  const requestId = typeof given === 'string' && acceptable.test(given) ? given : traceId;
  res.setHeader('X-Request-Id', requestId);
  withContext({ requestId, traceId, traceparent }, next);
};
