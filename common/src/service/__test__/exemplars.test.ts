import { expect, it } from '@jest/globals';
import { createMetrics } from '../metrics.ts';

const traceId = '6650000000000000000000046650000d';
const openMetrics = 'application/openmetrics-text; version=1.0.0';

it('When a request and an event are traced, then their buckets lead to the trace, in OpenMetrics alone', async () => {
  const metrics = createMetrics('orders');
  metrics.answered('POST', '/api/orders', 201, 0.3, traceId);
  metrics.processed('order:created', 0.02, traceId);
  metrics.answered('GET', '/api/orders', 200, 0.3);
  const { text } = await metrics.exposition(openMetrics);
  const linked = text.split('\n').filter((line) => line.includes(' # '));
  expect(linked).toEqual([
    expect.stringMatching(
      /^http_request_duration_seconds_bucket\{le="0.5",.*route="\/api\/orders",status="201"\} 1 # \{trace_id="6650000000000000000000046650000d"\} 0.3 \d+/,
    ),
    expect.stringMatching(
      /^event_processing_seconds_bucket\{le="0.025",.*subject="order:created"\} 1 # \{trace_id="6650000000000000000000046650000d"\} 0.02 \d+/,
    ),
  ]);
  const classic = await metrics.exposition();
  expect(classic.text).not.toContain(traceId);
  expect(classic.text).toContain('route="/api/orders",status="201"} 1');
});

it('When both formats are asked for at once, again and again, then each is what it would be by itself', async () => {
  const metrics = createMetrics('orders');
  metrics.published('order:created');
  const asked = Array.from({ length: 20 }, (_, n) => metrics.exposition(n % 2 ? openMetrics : 'text/plain'));
  const texts = await Promise.all(asked);
  for (const [n, { type, text }] of texts.entries()) {
    expect(type.startsWith(n % 2 ? 'application/openmetrics-text' : 'text/plain')).toBe(true);
    expect(text).toContain(`# TYPE events_published${n % 2 ? '' : '_total'} counter`);
    expect(text).toContain('events_published_total{subject="order:created",service="orders"} 1');
    expect(text.endsWith('# EOF\n')).toBe(n % 2 === 1);
  }
});
