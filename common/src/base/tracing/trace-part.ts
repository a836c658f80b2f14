import { isSampled } from './purchase.ts';
import { newSpanId, nowIn } from './span.ts';
import { parseTraceparent, type Traceparent } from './traceparent.ts';
import type { NewSpan, Span, Tracing } from './types.ts';

export const slowMs = 500;
const isSlow = (startMs: number): boolean => Date.now() - startMs >= slowMs;

interface Beginning {
  /** The trace that began elsewhere. */
  parent?: Traceparent | undefined;
  /** Of one that begins here. */
  traceId?: string | undefined;
  startMs?: number | undefined;
}

/** The first span here of a trace. */
export const beginPart = (
  tracing: Tracing,
  { name, kind, attributes }: NewSpan,
  { parent, traceId = parent?.traceId ?? newSpanId() + newSpanId(), startMs = Date.now() }: Beginning = {},
): Span => {
  const sampled = isSampled(traceId, tracing.ratio, parent?.sampled);
  const epochMs = Date.now() - performance.now();
  const root = { name, kind, attributes: { ...attributes }, parentId: parent?.spanId, startMs } as Span;
  root.part = { traceId, sampled, tracing, spans: [root], epochMs };
  return root;
};

/** Ends what was begun, and sends it away if it is worth it; only then it is described. */
export const endPart = (root: Span, error?: string, describe?: () => void): void => {
  const { part } = root;
  root.endMs = nowIn(part);
  if (error !== undefined) root.error = error;
  const isWorthIt =
    part.sampled ||
    root.endMs - root.startMs >= slowMs ||
    part.spans.some((span) => span.error !== undefined);
  if (!isWorthIt) return;
  describe?.();
  part.tracing.export(part);
};

interface PastSpan extends NewSpan {
  startMs: number;
  traceparent: string | undefined;
  error?: string;
}

/** A single step that is known only when it is over. */
export const recordSpan = (tracing: Tracing | undefined, past: PastSpan): void => {
  if (!tracing) return;
  const { traceparent, error } = past;
  const parent = parseTraceparent(traceparent);
  // somebody else's clock may be ahead of ours
  const startMs = Math.min(past.startMs, Date.now());
  const isWorthIt =
    !parent ||
    error !== undefined ||
    isSlow(startMs) ||
    isSampled(parent.traceId, tracing.ratio, parent.sampled);
  if (isWorthIt) endPart(beginPart(tracing, past, { parent, startMs }), error);
};
