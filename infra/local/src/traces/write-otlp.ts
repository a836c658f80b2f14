import { type Attributes, type AttributeValue, type Span, spanKinds } from './span.ts';

/** OTLP JSON again, one resource a service: what `/dev/traces/<id>.json` answers, as Tempo would. */
export const writeOtlp = (spans: readonly Span[]) => ({
  resourceSpans: [...new Set(spans.map(({ service }) => service))].map((service) => ({
    resource: { attributes: attributes({ 'service.name': service }) },
    scopeSpans: [{ spans: spans.filter((span) => span.service === service).map(written) }],
  })),
});

const written = ({ service: _, kind, start, end, error, statusMessage, ...span }: Span) => ({
  ...span,
  kind: spanKinds.indexOf(kind),
  startTimeUnixNano: nanos(start),
  endTimeUnixNano: nanos(end),
  attributes: attributes(span.attributes),
  events: span.events.map(({ name, at, attributes: said }) => ({
    name,
    timeUnixNano: nanos(at),
    attributes: attributes(said),
  })),
  status: { code: error ? 2 : 0, ...(statusMessage ? { message: statusMessage } : {}) },
});

const nanos = (ms: number) => `${BigInt(Math.round(ms * 1000)) * 1000n}`;

const attributes = (all: Attributes) =>
  Object.entries(all).map(([key, said]) => ({ key, value: value(said) }));

const value = (said: AttributeValue) => {
  if (typeof said === 'string') return { stringValue: said };
  if (typeof said === 'boolean') return { boolValue: said };
  return Number.isInteger(said) ? { intValue: `${said}` } : { doubleValue: said };
};
