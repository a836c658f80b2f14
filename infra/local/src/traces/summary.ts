import type { Span } from './span.ts';
import { traceOf } from './trace.ts';

export interface TraceSummary {
  traceId: string;
  orderId?: string;
  name: string;
  at: string;
  durationMs: number;
  spans: number;
  services: string[];
  errors: number;
}

/** One line of the list. */
export const summaryOf = (spans: readonly Span[]): TraceSummary => {
  const trace = traceOf(spans);
  return {
    traceId: trace.traceId,
    ...(trace.orderId ? { orderId: trace.orderId } : {}),
    name: trace.name,
    at: new Date(trace.start).toISOString(),
    durationMs: Math.round((trace.end - trace.start) * 10) / 10,
    spans: trace.spans.length,
    services: [...new Set(trace.spans.map(({ service }) => service))],
    errors: trace.spans.filter(({ error }) => error).length,
  };
};

export interface TraceFilter {
  text?: string;
  service?: string;
  errors?: boolean;
  purchases?: boolean;
}

/** By words anywhere in name, order, trace id or service. */
export const isWanted = ({ text = '', service, errors, purchases }: TraceFilter) => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return (trace: TraceSummary): boolean => {
    const said = [trace.name, trace.orderId, trace.traceId, ...trace.services].join(' ').toLowerCase();
    return (
      words.every((word) => said.includes(word)) &&
      (!service || trace.services.includes(service)) &&
      (!errors || trace.errors > 0) &&
      (!purchases || trace.orderId !== undefined)
    );
  };
};
