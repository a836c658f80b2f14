import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';

/** What a request was spent on; that modules are loaded and found is Next's own affair, and most of its spans. */
const shown = ['BaseServer.handleRequest', 'Render.', 'Node.runHandler'];

/** An address may be a pass, or have a token in it: of what Next says only this goes out, as conventions name it. */
const kept: Record<string, string> = {
  'http.method': 'http.request.method',
  'http.status_code': 'http.response.status_code',
  'http.route': 'http.route',
  'next.span_type': 'next.span_type',
  'error.type': 'error.type',
};

export const withoutSecrets = (exporter: SpanExporter): SpanExporter => ({
  export: (spans, done) => exporter.export(spans.filter(isShown).map(cleaned), done),
  shutdown: () => exporter.shutdown(),
  forceFlush: async () => exporter.forceFlush?.(),
});

export const isShown = ({ attributes }: ReadableSpan): boolean => {
  const type = String(attributes['next.span_type'] ?? '');
  return shown.some((each) => type.startsWith(each));
};

export const cleaned = (span: ReadableSpan): ReadableSpan => {
  const said = Object.entries(span.attributes);
  const attributes = Object.fromEntries(
    said.flatMap(([key, value]) => (kept[key] ? [[kept[key], value]] : [])),
  );
  const isRouted = (span.attributes['http.route'] ?? span.attributes['next.route']) !== undefined;
  // without a route Next names a span by the address
  const name = isRouted ? span.name.replace(/\?\S*/g, '') : span.name.replace(/\s?(https?:\/)?\/\S*/g, '');
  return Object.create(span, {
    name: { value: name || 'request' },
    attributes: { value: attributes },
    // what was thrown may name somebody
    events: { value: [] },
  });
};
