import { isSampled } from './purchase.ts';
import { newSpanId, nowIn } from './span.ts';
import { parseTraceparent } from './traceparent.ts';
import type { NewSpan, Span, Tracing } from './types.ts';

const slowMs = 500;

/** The first span here of a trace that began elsewhere (`traceparent`), or begins now. */
export const beginPart = (
  tracing: Tracing,
  what: NewSpan,
  traceparent?: unknown,
  newId: string = newSpanId() + newSpanId(),
): Span => {
  const given = parseTraceparent(traceparent);
  const traceId = given?.traceId ?? newId;
  const startMs = Date.now();
  const root = { ...what, parentId: given?.spanId, startMs } as Span;
  root.part = {
    traceId,
    sampled: isSampled(traceId, tracing.ratio, given?.sampled),
    tracing,
    spans: [root],
    epochMs: startMs - performance.now(),
  };
  return root;
};

/** Ends what was begun, and sends it away if it is worth it. */
export const endPart = (root: Span, error?: string): void => {
  const { part } = root;
  root.endMs = nowIn(part);
  if (error !== undefined) root.error = error;
  const isSlow = root.endMs - root.startMs >= slowMs;
  if (part.sampled || isSlow || part.spans.some((span) => span.error !== undefined))
    part.tracing.export(part);
};

interface PastSpan extends NewSpan {
  startMs: number;
  traceparent: string | undefined;
  error?: string;
}

/** A single step that is known only when it is over. */
export const recordSpan = (
  tracing: Tracing | undefined,
  { startMs, traceparent, error, ...what }: PastSpan,
): void => {
  if (!tracing) return;
  const span = beginPart(tracing, what, traceparent);
  // somebody else's clock may be ahead of ours
  span.startMs = Math.min(startMs, span.startMs);
  endPart(span, error);
};
