export type SpanKind = 'internal' | 'server' | 'client' | 'producer' | 'consumer';

export type Attributes = Record<string, string | number | boolean | undefined>;

/** A span of another trace, or of this one that is not the parent. */
export interface SpanLink {
  traceId: string;
  spanId: string;
}

export interface NewSpan {
  name: string;
  kind: SpanKind;
  attributes: Attributes;
}

/** One step of a trace. Times are milliseconds since 1970, with fractions. */
export interface Span extends NewSpan {
  part: TracePart;
  /** Made when somebody asks for it: most spans are not kept. */
  id?: string;
  parent?: Span;
  /** Where the parent is in another process. */
  parentId?: string | undefined;
  startMs: number;
  endMs?: number;
  links?: SpanLink[];
  error?: string;
}

/** What one process does for one trace in one go: a request, an event, an alarm. */
export interface TracePart {
  traceId: string;
  sampled: boolean;
  tracing: Tracing;
  /** The first is the root. */
  spans: [Span, ...Span[]];
  /** `performance.now()` and this are the time. */
  epochMs: number;
}

/** Where a service's spans go. Without one nothing is recorded. */
export interface Tracing {
  /** The share of traces that is kept, 0 to 1; errors and slow ones are kept anyway. */
  ratio: number;
  export(part: TracePart): void;
  /** Sends what waits. */
  close(): Promise<void>;
}
