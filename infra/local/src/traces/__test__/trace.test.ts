import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { orderId, purchase, traceId } from '../example-purchase.ts';
import type { Span } from '../span.ts';
import { timeAxis } from '../time-axis.ts';
import { timeSpent } from '../time-spent.ts';
import { type SpanNode, traceOf } from '../trace.ts';
import { orderOfTrace, traceOfOrder } from '../trace-ids.ts';

const few = fc.integer({ min: 1, max: 12 }).map((n) => n.toString(16).padStart(16, '0'));

/** Few ids, so that parents are missing, come back in circles, and ids are used twice; clocks that disagree. */
const anySpan: fc.Arbitrary<Span> = fc
  .record({
    spanId: few,
    parentSpanId: fc.option(few, { nil: undefined }),
    name: fc.constantFrom('find orders', 'send order:created', 'receive order:created', 'GET /'),
    kind: fc.constantFrom('server', 'client', 'producer', 'consumer'),
    service: fc.constantFrom('orders', 'tickets'),
    start: fc.integer({ min: 0, max: 50 }),
    length: fc.integer({ min: 0, max: 900 }),
  })
  .map(({ length, parentSpanId, ...span }) => ({
    ...span,
    ...(parentSpanId ? { parentSpanId } : {}),
    traceId,
    end: span.start + length,
    attributes: {},
    links: [],
    events: [],
    error: false,
  }));
const anySpans = fc.array(anySpan, { minLength: 1, maxLength: 40 });

const flat = (nodes: readonly SpanNode[]): SpanNode[] =>
  nodes.flatMap((node) => [node, ...flat(node.children)]);
const keyOf = ({ spanId, service, name, start }: Span) => `${spanId} ${service} ${start} ${name}`;

it('When there are any spans, also orphans, circles and clocks that disagree, then each is in the tree once', () => {
  fc.assert(
    fc.property(anySpans, (spans) => {
      const { roots, missing, spans: inOrder } = traceOf(spans);
      const shown = flat([...roots, ...missing.flatMap(({ children }) => children)]).map(({ span }) => span);
      expect(shown.map(keyOf).sort()).toEqual([...new Set(spans.map(keyOf))].sort());
      expect(inOrder.map(keyOf).sort()).toEqual(shown.map(keyOf).sort());
      for (const { parentSpanId } of missing)
        expect(spans.some(({ spanId }) => spanId === parentSpanId)).toBe(false);
      for (const { span, children } of flat(roots))
        for (const child of children) expect(child.span.parentSpanId).toBe(span.spanId);
    }),
    { numRuns: 500 },
  );
});

it('When spans come in another order, then the tree is the same', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anySpan, { selector: keyOf, minLength: 1, maxLength: 20 }), (spans) => {
      expect(traceOf([...spans].reverse()).spans.map(keyOf)).toEqual(traceOf(spans).spans.map(keyOf));
    }),
  );
});

it('When time is counted, then each moment is counted once, whatever overlaps', () => {
  fc.assert(
    fc.property(anySpans, (spans) => {
      const trace = traceOf(spans);
      const { busyMs, idleMs, byService, byWork } = timeSpent(trace);
      expect(busyMs + idleMs).toBeCloseTo(trace.end - trace.start, 6);
      for (const sums of [byService, byWork])
        expect([...sums.values()].reduce((sum, ms) => sum + ms, 0)).toBeCloseTo(busyMs, 6);
    }),
  );
});

it('When times are placed, then later is never further left, and everything is on the axis', () => {
  fc.assert(
    fc.property(anySpans, (spans) => {
      const axis = timeAxis(spans);
      const places = spans
        .flatMap(({ start, end }) => [start, end])
        .sort((a, b) => a - b)
        .map(axis.at);
      for (const [n, place] of places.entries()) {
        expect(place).toBeGreaterThanOrEqual((places[n - 1] ?? 0) - 1e-9);
        expect(place).toBeLessThanOrEqual(1);
      }
      for (const tick of axis.ticks) expect(tick.at).toBeGreaterThanOrEqual(0);
    }),
  );
});

it('When a purchase is read, then its order, its gap and its orphan are known', () => {
  const trace = traceOf(purchase());
  expect(trace).toMatchObject({ traceId, orderId, name: 'POST /api/orders' });
  expect(trace.roots).toHaveLength(1);
  expect(trace.missing).toMatchObject([{ parentSpanId: 'dead00000000beef' }]);
  const { breaks } = timeAxis(trace.spans);
  expect(breaks.map(({ ms }) => Math.round(ms))).toEqual([30931]);
  const { byWork, idleMs } = timeSpent(trace);
  expect(Math.round(idleMs)).toBe(30931);
  expect(byWork.get('stripe')).toBeGreaterThan(150);
  expect(byWork.get('broker wait')).toBeGreaterThan(400);
});

it('When an order is known, then so is its trace, and the other way round', () => {
  expect(traceOfOrder(orderId)).toBe('68f0c2a1b7d94e0012ab34cd12ab34cd');
  expect(orderOfTrace(traceId)).toBe(orderId);
  expect(orderOfTrace('a1b2c3d4e5f60718293a4b5c6d7e8f90')).toBeUndefined();
});
