import { SpanKind as Kind, type Link, SpanStatusCode, TraceFlags } from '@opentelemetry/api';
import { hrTimeDuration, timeInputToHrTime } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { type Resource, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, type ReadableSpan } from '@opentelemetry/sdk-trace-base';
import type { Logger } from '../../base/logger.ts';
import { idOf, type Span, type Tracing } from '../../base/tracing/index.ts';
import { traceCommands } from './traced-commands.ts';
import { warnsOnce } from './warns-once.ts';

const kinds = {
  internal: Kind.INTERNAL,
  server: Kind.SERVER,
  client: Kind.CLIENT,
  producer: Kind.PRODUCER,
  consumer: Kind.CONSUMER,
};
/** What is full drops spans, and nobody waits. */
const batches = { scheduledDelayMillis: 1000, maxExportBatchSize: 512, maxQueueSize: 8192 };
const instrumentationScope = { name: '@ticketing/common' };

interface TracingOptions {
  service: string;
  endpoint: string;
  ratio: number;
  logger: Logger;
}

/** Sends spans in batches to a collector. While there is none they are dropped: nobody waits for them. */
export const otlpTracing = ({ service, endpoint, ratio, logger }: TracingOptions): Tracing => {
  traceCommands();
  const resource = resourceFromAttributes({ 'service.name': service });
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const processor = new BatchSpanProcessor(warnsOnce(exporter, logger), batches);
  return {
    ratio,
    export: ({ spans }) => {
      for (const span of spans) if (span.endMs !== undefined) processor.onEnd(toReadable(span, resource));
    },
    close: () => processor.shutdown(),
  };
};

const contextOf = (traceId: string, spanId: string) => ({ traceId, spanId, traceFlags: TraceFlags.SAMPLED });

const toReadable = (span: Span, resource: Resource): ReadableSpan => {
  const { traceId } = span.part;
  const parentId = span.parent ? idOf(span.parent) : span.parentId;
  const startTime = timeInputToHrTime(span.startMs);
  const endTime = timeInputToHrTime(span.endMs as number);
  const links = (span.links ?? []).map((link): Link => ({ context: contextOf(link.traceId, link.spanId) }));
  return {
    name: span.name,
    kind: kinds[span.kind],
    spanContext: () => contextOf(traceId, idOf(span)),
    ...(parentId ? { parentSpanContext: contextOf(traceId, parentId) } : {}),
    startTime,
    endTime,
    duration: hrTimeDuration(startTime, endTime),
    status:
      span.error === undefined
        ? { code: SpanStatusCode.UNSET }
        : { code: SpanStatusCode.ERROR, message: withoutAddresses(span.error) },
    attributes: span.attributes,
    links,
    events: [],
    ended: true,
    resource,
    instrumentationScope,
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
};

/** An error may quote what it was about. */
const withoutAddresses = (text: string) => text.replace(/[^\s"'<>]+@[^\s"'<>]+/g, '[address]');
