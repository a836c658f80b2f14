import { InvalidOtlp, listOf, objectOf, textOf } from './otlp-fields.ts';
import { attributesOf, idOf, kindOf, timeOf } from './otlp-values.ts';
import type { Span } from './span.ts';

/**
 * The spans of an OTLP/HTTP JSON body; throws InvalidOtlp, which names the field. Tempo says `batches` for
 * `resourceSpans`, or wraps all in `trace`, and writes ids in base64.
 */
export const readOtlp = (body: unknown): Span[] => {
  const { trace = body } = objectOf(body, 'body');
  const all = objectOf(trace, 'trace');
  const name = all.batches === undefined ? 'resourceSpans' : 'batches';
  if (all[name] === undefined) throw new InvalidOtlp('resourceSpans', 'is missing');
  return listOf(all[name], name).flatMap((each, at) => ofResource(each, `${name}[${at}]`));
};

const ofResource = (value: unknown, where: string): Span[] => {
  const { resource = {}, scopeSpans = [] } = objectOf(value, where);
  const place = `${where}.resource`;
  const said = attributesOf(objectOf(resource, place).attributes, `${place}.attributes`);
  const service = String(said['service.name'] ?? 'unknown');
  return listOf(scopeSpans, `${where}.scopeSpans`).flatMap((scope, n) => {
    const inside = `${where}.scopeSpans[${n}]`;
    const { spans = [] } = objectOf(scope, inside);
    return listOf(spans, `${inside}.spans`).map((span, at) =>
      spanOf(span, service, `${inside}.spans[${at}]`),
    );
  });
};

const spanOf = (value: unknown, service: string, where: string): Span => {
  const said = objectOf(value, where);
  const field = (name: string) => `${where}.${name}`;
  const start = timeOf(said.startTimeUnixNano, field('startTimeUnixNano'));
  const status = objectOf(said.status ?? {}, field('status'));
  return {
    traceId: idOf(said.traceId, 32, field('traceId')),
    spanId: idOf(said.spanId, 16, field('spanId')),
    ...(said.parentSpanId ? { parentSpanId: idOf(said.parentSpanId, 16, field('parentSpanId')) } : {}),
    name: textOf(said.name, field('name')),
    kind: kindOf(said.kind, field('kind')),
    service,
    start,
    // a clock that was set back in between
    end: Math.max(start, timeOf(said.endTimeUnixNano, field('endTimeUnixNano'))),
    attributes: attributesOf(said.attributes, field('attributes')),
    links: listOf(said.links ?? [], field('links')).map((each, at) => linkOf(each, field(`links[${at}]`))),
    events: listOf(said.events ?? [], field('events')).map((each, at) =>
      eventOf(each, field(`events[${at}]`)),
    ),
    error: status.code === 2 || status.code === 'STATUS_CODE_ERROR',
    ...(typeof status.message === 'string' && status.message ? { statusMessage: status.message } : {}),
  };
};

const linkOf = (value: unknown, where: string) => {
  const { traceId, spanId } = objectOf(value, where);
  return { traceId: idOf(traceId, 32, `${where}.traceId`), spanId: idOf(spanId, 16, `${where}.spanId`) };
};

const eventOf = (value: unknown, where: string) => {
  const { name, timeUnixNano, attributes } = objectOf(value, where);
  return {
    name: textOf(name, `${where}.name`),
    at: timeOf(timeUnixNano, `${where}.timeUnixNano`),
    attributes: attributesOf(attributes, `${where}.attributes`),
  };
};
