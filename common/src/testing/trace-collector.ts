import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as a test wants to read it. */
export interface CollectedSpan {
  service: string;
  traceId: string;
  id: string;
  parentId: string;
  name: string;
  kind: number;
  startMs: number;
  endMs: number;
  attributes: Record<string, string | number | boolean>;
  links: { traceId: string; spanId: string }[];
  error: string | undefined;
}

export type TraceCollector = Awaited<ReturnType<typeof startTraceCollector>>;

/** Takes traces as a collector does, by OTLP over HTTP, and keeps them. */
export const startTraceCollector = async (port = 0) => {
  const spans: CollectedSpan[] = [];
  const server = createServer(async (req, res) => {
    const { resourceSpans } = JSON.parse(await textOf(req));
    // biome-ignore lint/suspicious/noExplicitAny: OTLP's own JSON
    for (const { resource, scopeSpans } of resourceSpans as any[]) {
      const service = String(valuesOf(resource.attributes)['service.name']);
      for (const scope of scopeSpans) for (const span of scope.spans) spans.push(toCollected(service, span));
    }
    res.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    spans,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    trace: (traceId: string) => spans.filter((span) => span.traceId === traceId),
    stop: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

const textOf = async (req: IncomingMessage) => {
  let text = '';
  for await (const chunk of req) text += chunk;
  return text;
};

type Attribute = { key: string; value: Record<string, string | number | boolean> };

const valuesOf = (attributes: Attribute[]) =>
  Object.fromEntries(
    attributes.map(({ key, value }) => [key, Object.values(value)[0] as string | number | boolean]),
  );

const msOf = (nanoseconds: string) => Number(BigInt(nanoseconds) / 1000n) / 1000;

// biome-ignore lint/suspicious/noExplicitAny: OTLP's own JSON
const toCollected = (service: string, span: any): CollectedSpan => ({
  service,
  traceId: span.traceId,
  id: span.spanId,
  parentId: span.parentSpanId ?? '',
  name: span.name,
  kind: span.kind,
  startMs: msOf(span.startTimeUnixNano),
  endMs: msOf(span.endTimeUnixNano),
  attributes: valuesOf(span.attributes ?? []),
  links: (span.links ?? []).map(({ traceId, spanId }: { traceId: string; spanId: string }) => ({
    traceId,
    spanId,
  })),
  error: span.status?.code === 2 ? (span.status.message ?? '') : undefined,
});
