import type { RequestHandler } from 'express';
import { context } from '../../base/context.ts';
import { beginPart, endPart, formatTraceparent, idOf, type Tracing } from '../../base/tracing/index.ts';
import { isEventStream } from '../is-event-stream.ts';

/** A span for each request. Of who only looks on (an event stream) there is none. */
export const traced =
  (tracing: Tracing): RequestHandler =>
  (req, res, next) => {
    const current = context() ?? {};
    const { method } = req;
    const attributes = { 'http.request.method': method, 'ticketing.request.id': current.requestId };
    const what = { name: method, kind: 'server' as const, attributes };
    const root = beginPart(tracing, what, req.headers.traceparent, current.traceId);
    const { traceId, sampled } = root.part;
    Object.assign(current, {
      span: root,
      traceparent: formatTraceparent({ traceId, spanId: idOf(root), sampled }),
    });
    res.on('close', () => {
      if (isEventStream(res)) return;
      const route: string = req.route?.path ?? 'unknown';
      const status = res.statusCode;
      root.name = `${method} ${route}`;
      Object.assign(root.attributes, {
        'http.route': route,
        'http.response.status_code': status,
        ...(req.params?.orderId ? { 'ticketing.order.id': String(req.params.orderId) } : {}),
        ...(status >= 500 ? { 'error.type': String(status) } : {}),
      });
      endPart(root, status >= 500 ? `answered ${status}` : undefined);
    });
    next();
  };
