import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Span } from './span.ts';
import { orderOfTrace } from './trace-ids.ts';

const traceparentForm = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

export interface IngressSpan {
  /** What is said on to whoever is behind. */
  traceparent: string;
  end(status: number): Span;
}

/** A file, or a stream that lasts as long as somebody watches: no part of where time went. */
const isAside = ({ url = '', headers }: IncomingMessage) =>
  /^\/_next\/|\.\w{2,5}(\?|$)/.test(url) || headers.accept === 'text/event-stream' || 'upgrade' in headers;

/**
 * What an ingress says of a request that passes through it. By the path that it routes by: what else is in an
 * address may be a secret, such as a pass.
 */
export const ingressSpan = (incoming: IncomingMessage, route: string): IngressSpan | undefined => {
  if (isAside(incoming) || route.startsWith('/dev')) return undefined;
  const [, given, parentSpanId, flags = '01'] =
    traceparentForm.exec(String(incoming.headers.traceparent ?? '')) ?? [];
  if (!(Number.parseInt(flags, 16) & 1)) return undefined;
  const traceId = given ?? randomBytes(16).toString('hex');
  const spanId = randomBytes(8).toString('hex');
  const start = performance.timeOrigin + performance.now();
  const orderId = orderOfTrace(traceId);
  const method = incoming.method ?? '';
  return {
    traceparent: `00-${traceId}-${spanId}-01`,
    end: (status) => ({
      traceId,
      spanId,
      ...(parentSpanId ? { parentSpanId } : {}),
      name: `${method} ${route}`,
      kind: 'server',
      service: 'ingress',
      start,
      end: performance.timeOrigin + performance.now(),
      attributes: {
        'http.request.method': method,
        'http.route': route,
        'http.response.status_code': status,
        ...(orderId ? { 'ticketing.order.id': orderId } : {}),
        ...(status >= 500 ? { 'error.type': String(status) } : {}),
      },
      links: [],
      events: [],
      error: status >= 500,
    }),
  };
};
