import { idOf, type Span, type SpanKind } from '../../base/tracing/index.ts';

/** The numbers that OTLP has for them. */
const kinds: Record<SpanKind, number> = { internal: 1, server: 2, client: 3, producer: 4, consumer: 5 };
const failed = 2;

/** A request of OTLP over HTTP, in its JSON encoding, of spans that are in it already. */
export const otlpRequest = (service: string, spans: readonly string[]): string => {
  const resource = JSON.stringify({
    attributes: [{ key: 'service.name', value: { stringValue: service } }],
  });
  return `{"resourceSpans":[{"resource":${resource},"scopeSpans":[{"scope":{"name":"@ticketing/common"},"spans":[${spans}]}]}]}`;
};

export const otlpSpan = (span: Span): string => {
  const { part, parent, parentId, name, kind, startMs, endMs = startMs, attributes, links, error } = span;
  const from = parent ? idOf(parent) : parentId;
  const ids = `"traceId":"${part.traceId}","spanId":"${idOf(span)}"${from ? `,"parentSpanId":"${from}"` : ''}`;
  const times = `"startTimeUnixNano":"${nanoseconds(startMs)}","endTimeUnixNano":"${nanoseconds(endMs)}"`;
  const what = `"name":${JSON.stringify(name)},"kind":${kinds[kind]},"attributes":${attributesJson(attributes)}`;
  const linked = links ? `,"links":${JSON.stringify(links)}` : '';
  const status = error === undefined ? '' : `,"status":${JSON.stringify(failure(error))}`;
  return `{${ids},${times},${what}${linked}${status}}`;
};

const failure = (error: string) => ({ code: failed, message: withoutAddresses(error) });

/** A number cannot hold them: a string of whole milliseconds, then six digits. */
const nanoseconds = (ms: number): string => {
  const whole = Math.floor(ms);
  return `${whole}${String(Math.floor((ms - whole) * 1e6)).padStart(6, '0')}`;
};

const written = new WeakMap<Span['attributes'], string>();

/** Those that many spans share cannot change, and are written once. */
const attributesJson = (attributes: Span['attributes']): string => {
  const known = written.get(attributes);
  if (known !== undefined) return known;
  const json = JSON.stringify(otlpAttributes(attributes));
  if (Object.isFrozen(attributes)) written.set(attributes, json);
  return json;
};

const otlpAttributes = (attributes: Span['attributes']) => {
  const list = [];
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) list.push({ key, value: otlpValue(value) });
  }
  return list;
};

const otlpValue = (value: string | number | boolean) => {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  return Number.isInteger(value) ? { intValue: value } : { doubleValue: value };
};

/** An error may quote what it was about. */
const withoutAddresses = (text: string) => text.replace(/[^\s"'<>]+@[^\s"'<>]+/g, '[address]');
