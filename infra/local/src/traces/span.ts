/** What OTLP calls a span, with what is shown of it. Times are milliseconds since 1970, to the microsecond. */
export interface Span {
  traceId: string;
  spanId: string;
  /** Unset for the first of a trace. */
  parentSpanId?: string;
  name: string;
  kind: SpanKind;
  service: string;
  start: number;
  end: number;
  attributes: Attributes;
  links: SpanLink[];
  events: SpanEvent[];
  error: boolean;
  statusMessage?: string;
}

export const spanKinds = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'] as const;
export type SpanKind = (typeof spanKinds)[number];

export type AttributeValue = string | number | boolean;
export type Attributes = Record<string, AttributeValue>;

export interface SpanLink {
  traceId: string;
  spanId: string;
}

export interface SpanEvent {
  name: string;
  at: number;
  attributes: Attributes;
}
