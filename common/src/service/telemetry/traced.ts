import type { Request, RequestHandler, Response } from 'express';
import { type Context, context } from '../../base/context.ts';
import {
  beginPart,
  endPart,
  isSampled,
  isSlow,
  parseTraceparent,
  type Tracing,
} from '../../base/tracing/index.ts';
import { isEventStream } from '../is-event-stream.ts';

/** A span for each request. Of who only looks on (an event stream) there is none. */
export const traced =
  (tracing: Tracing): RequestHandler =>
  (req, res, next) => {
    const current = context() ?? {};
    const parent = parseTraceparent(req.headers.traceparent);
    const begin = (startMs?: number) => {
      const what = { name: '', kind: 'server' as const, attributes: {} };
      return beginPart(tracing, what, { parent, traceId: current.traceId, startMs });
    };
    // reads are many: of those that are not kept a span is made only when they turn out slow, or an error
    const isKept = req.method !== 'GET' || isSampled(current.traceId ?? '', tracing.ratio, parent?.sampled);
    const root = isKept ? begin() : undefined;
    const startMs = Date.now();
    current.span = root;
    if (!root) current.traceparent = undefined;
    res.on('close', () => {
      const { statusCode } = res;
      const isWorthIt = root || statusCode >= 500 || isSlow(startMs);
      if (!isWorthIt || isEventStream(res)) return;
      const span = root ?? begin(startMs);
      const path: string = req.route?.path ?? 'unknown';
      span.name = `${req.method} ${path}`;
      Object.assign(span.attributes, attributesOf(req, res, path, current));
      endPart(span, statusCode >= 500 ? `answered ${statusCode}` : undefined);
    });
    next();
  };

const attributesOf = (
  { method, params }: Request,
  { statusCode }: Response,
  path: string,
  { requestId }: Context,
) => ({
  'http.request.method': method,
  'http.route': path,
  'http.response.status_code': statusCode,
  'ticketing.request.id': requestId,
  ...(params?.orderId ? { 'ticketing.order.id': String(params.orderId) } : {}),
  ...(statusCode >= 500 ? { 'error.type': String(statusCode) } : {}),
});
