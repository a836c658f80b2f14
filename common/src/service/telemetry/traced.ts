import type { Request, RequestHandler, Response } from 'express';
import { type Context, context } from '../../base/context.ts';
import {
  beginPart,
  endPart,
  isSampled,
  type NewSpan,
  parseTraceparent,
  type Span,
  slowMs,
  type Tracing,
} from '../../base/tracing/index.ts';
import { isEventStream } from '../is-event-stream.ts';
import type { Answered } from '../measured.ts';

/** A span for each request that changes something, and for the reads that are kept. */
export const traced =
  (tracing: Tracing): RequestHandler =>
  (req, res, next) => {
    const current = context() ?? {};
    const parent = parseTraceparent(req.headers.traceparent);
    const { traceId = '' } = current;
    if (req.method === 'GET' && !isSampled(traceId, tracing.ratio, parent?.sampled)) {
      current.traceparent = undefined;
      next();
      return;
    }
    const root = beginPart(tracing, request, { parent, traceId });
    current.span = root;
    res.on('close', () => {
      // of who only looks on there is none
      if (!isEventStream(res)) finish(root, req, res, current);
    });
    next();
  };

/** A read that is not kept has a span when it has turned out slow, or an error. */
export const tracedLate =
  (tracing: Tracing): Answered =>
  (req, res, current, ms) => {
    if (current.span || (res.statusCode < 500 && ms < slowMs)) return;
    const parent = parseTraceparent(req.headers.traceparent);
    const startMs = Date.now() - ms;
    finish(beginPart(tracing, request, { parent, traceId: current.traceId, startMs }), req, res, current);
  };

const request: NewSpan = { name: '', kind: 'server', attributes: {} };

const finish = (span: Span, req: Request, res: Response, current: Context) => {
  const error = res.statusCode >= 500 ? `answered ${res.statusCode}` : undefined;
  endPart(span, error, () => {
    const path: string = req.route?.path ?? 'unknown';
    span.name = `${req.method} ${path}`;
    // an order may be noted there already
    span.attributes = { ...span.attributes, ...attributesOf(req, res, path, current) };
  });
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
