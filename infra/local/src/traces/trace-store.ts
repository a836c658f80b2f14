import type { Span } from './span.ts';
import { summaryOf, type TraceSummary } from './summary.ts';
import { orderOfTrace } from './trace-ids.ts';

export interface TraceStoreOptions {
  maxTraces?: number;
  maxSpansPerTrace?: number;
  maxSpans?: number;
}

interface Kept {
  spans: Span[];
  dropped: number;
  summary?: TraceSummary | undefined;
}

/**
 * The last traces, in memory. A purchase goes on for a quarter of an hour, in which people look at hundreds of
 * pages: so what belongs to no order goes first, until orders are half of what is kept.
 */
export const createTraceStore = ({
  maxTraces = 200,
  maxSpansPerTrace = 500,
  maxSpans = 20_000,
}: TraceStoreOptions = {}) => {
  // in the order in which they were last added to
  const traces = new Map<string, Kept>();
  let total = 0;

  const evictOne = () => {
    const ids = [...traces.keys()];
    const orders = ids.filter(orderOfTrace);
    const other = ids.find((id) => !orderOfTrace(id));
    const victim = orders.length > ids.length / 2 ? orders[0] : (other ?? orders[0]);
    total -= traces.get(victim as string)?.spans.length ?? 0;
    traces.delete(victim as string);
  };

  const add = (span: Span) => {
    const kept = traces.get(span.traceId) ?? { spans: [], dropped: 0 };
    traces.delete(span.traceId);
    traces.set(span.traceId, kept);
    kept.spans.push(span);
    kept.summary = undefined;
    total += 1;
    if (kept.spans.length > maxSpansPerTrace) {
      // the first of all stays: without it the rest has no name
      const oldest = kept.spans.findIndex(({ parentSpanId }) => parentSpanId !== undefined);
      kept.spans.splice(Math.max(0, oldest), 1);
      kept.dropped += 1;
      total -= 1;
    }
    while (traces.size > maxTraces || (total > maxSpans && traces.size > 1)) evictOne();
  };

  return {
    maxTraces,
    add: (spans: readonly Span[]) => {
      for (const span of spans) add(span);
    },
    spansOf: (traceId: string): readonly Span[] => traces.get(traceId)?.spans ?? [],
    droppedOf: (traceId: string): number => traces.get(traceId)?.dropped ?? 0,
    /** What was last added to comes first. */
    summaries: (): TraceSummary[] =>
      [...traces.values()].reverse().map((kept) => {
        kept.summary ??= summaryOf(kept.spans);
        return kept.summary;
      }),
  };
};

export type TraceStore = ReturnType<typeof createTraceStore>;
