import { isSpanContextValid, trace } from '@opentelemetry/api';

/** What is asked for a page belongs to the page's trace; without one of ours, to the visitor's. */
export const traceParent = (given: string | string[] | undefined): Record<string, string> => {
  const span = trace.getActiveSpan()?.spanContext();
  if (span && isSpanContextValid(span))
    return { traceparent: `00-${span.traceId}-${span.spanId}-0${span.traceFlags & 1}` };
  return typeof given === 'string' ? { traceparent: given } : {};
};
