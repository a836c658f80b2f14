import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { withContext } from '../base/context.ts';

const acceptable = /^[\w.:-]{1,64}$/;
const traceparentForm = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Every answer carries X-Request-Id: the caller's own if it is sane, else a new one. */
export const requestContext: RequestHandler = (req, res, next) => {
  const given = req.headers['x-request-id'];
  const parent = String(req.headers.traceparent ?? '');
  const traceId = traceparentForm.exec(parent)?.[1] ?? randomUUID().replaceAll('-', '');
  const traceparent = traceparentForm.test(parent) ? parent : `00-${traceId}-${traceId.slice(0, 16)}-01`;
  const requestId = typeof given === 'string' && acceptable.test(given) ? given : traceId;
  res.setHeader('X-Request-Id', requestId);
  withContext({ requestId, traceId, traceparent }, next);
};
