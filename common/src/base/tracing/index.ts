export { isSampled, joinPurchase, purchaseOf, traceparentOf } from './purchase.ts';
export { beginSpan, currentTraceparent, endSpan, idOf, inSpan, nowIn } from './span.ts';
export { beginPart, endPart, recordSpan, slowMs } from './trace-part.ts';
export { formatTraceparent, parseTraceparent } from './traceparent.ts';
export type { Attributes, NewSpan, Span, SpanKind, SpanLink, TracePart, Tracing } from './types.ts';
