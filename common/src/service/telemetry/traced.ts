import type { Request, RequestHandler, Response } from 'express';
import { type Context, context } from '../../base/context.ts';
import {
  beginPart,
  endPart,
  isSampled,
  isSlow,
  type NewSpan,
  parseTraceparent,
  type Span,
  type Tracing,
} from '../../base/tracing/index.ts';
import { isEventStream } from '../is-event-stream.ts';

/** A span for each request. Of who only looks on (an event stream) there is none. */
export const traced =
  (tracing: Tracing): RequestHandler =>
  (req, res, next) => {
    const current = context() ?? {};
    const parent = parseTraceparent(req.headers.traceparent);
    const { traceId = '' } = current;
    // reads are many: of those that are not kept a span is made only when they turn out slow, or an error
    const isKept = req.method !== 'GET' || isSampled(traceId, tracing.ratio, parent?.sampled);
    const root = isKept ? beginPart(tracing, request, { parent, traceId }) : undefined;
    const startMs = Date.now();
    if (root) current.span = root;
    else current.traceparent = undefined;
    res.on('close', () => {
      const isWorthIt = root || res.statusCode >= 500 || isSlow(startMs);
      if (!isWorthIt || isEventStream(res)) return;
      finish(root ?? beginPart(tracing, request, { parent, traceId, startMs }), req, res, current);
    });
    next();
  };

const request: NewSpan = { name: '', kind: 'server', attributes: {} };

const finish = (span: Span, req: Request, res: Response, current: Context) => {
  const path: string = req.route?.path ?? 'unknown';
  span.name = `${req.method} ${path}`;
  // an order may be noted there already
  span.attributes = { ...span.attributes, ...attributesOf(req, res, path, current) };
  endPart(span, res.statusCode >= 500 ? `answered ${res.statusCode}` : undefined);
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
