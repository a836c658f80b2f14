import { expect, it } from '@jest/globals';
import { orderId, purchase, traceId } from '../example-purchase.ts';
import type { Span } from '../span.ts';
import { isWanted, summaryOf } from '../summary.ts';
import { traceOfOrder } from '../trace-ids.ts';
import { createTraceStore } from '../trace-store.ts';

const id = (n: number, digits: number) => n.toString(16).padStart(digits, '0');
const span = (trace: string, n: number, parent?: string): Span => ({
  traceId: trace,
  spanId: id(n, 16),
  ...(parent ? { parentSpanId: parent } : {}),
  name: `span ${n}`,
  kind: 'internal',
  service: 'orders',
  start: n,
  end: n + 1,
  attributes: {},
  links: [],
  events: [],
  error: false,
});
const other = (n: number) => `${id(n, 24)}ffffffff`;
const ofOrder = (n: number) => traceOfOrder(id(n, 24));

it('When there are more traces than are kept, then those go that were not added to for longest', () => {
  const store = createTraceStore({ maxTraces: 3 });
  for (const n of [1, 2, 3]) store.add([span(other(n), n)]);
  store.add([span(other(1), 9)]);
  store.add([span(other(4), 4)]);
  expect(store.summaries().map((trace) => trace.traceId)).toEqual([other(4), other(1), other(3)]);
});

it('When people look at many pages, then purchases stay until they are half of it', () => {
  const store = createTraceStore({ maxTraces: 10 });
  for (let n = 1; n <= 3; n++) store.add([span(ofOrder(n), n)]);
  for (let n = 1; n <= 50; n++) store.add([span(other(n), n)]);
  const kept = () => store.summaries().map((trace) => trace.traceId);
  for (let n = 1; n <= 3; n++) expect(kept()).toContain(ofOrder(n));
  for (let n = 1; n <= 50; n++) store.add([span(ofOrder(n), n)]);
  expect(kept().filter((trace) => trace.endsWith('ffffffff'))).toHaveLength(5);
});

it('When a trace has too many spans, then the oldest go, but not the first of all, and it is said', () => {
  const store = createTraceStore({ maxSpansPerTrace: 5 });
  store.add([span(traceId, 1)]);
  for (let n = 2; n <= 20; n++) store.add([span(traceId, n, id(1, 16))]);
  expect(store.spansOf(traceId).map(({ start }) => start)).toEqual([1, 17, 18, 19, 20]);
  expect(store.droppedOf(traceId)).toBe(15);
});

it('When all traces have many spans, then all together are bounded too', () => {
  const store = createTraceStore({ maxSpans: 100 });
  for (let n = 1; n <= 30; n++) for (let m = 1; m <= 20; m++) store.add([span(other(n), m)]);
  const all = store.summaries();
  expect(all.reduce((sum, { spans }) => sum + spans, 0)).toBeLessThanOrEqual(100);
  expect(all[0]?.traceId).toBe(other(30));
});

it('When a list is filtered, then by words, order, service and errors', () => {
  const summary = summaryOf(purchase());
  expect(summary).toMatchObject({ orderId, name: 'POST /api/orders', spans: purchase().length, errors: 1 });
  for (const filter of [
    {},
    { text: 'post ORDERS' },
    { text: orderId },
    { service: 'payments' },
    { errors: true },
  ])
    expect(isWanted(filter)(summary)).toBe(true);
  for (const filter of [{ text: 'refund' }, { service: 'auth' }])
    expect(isWanted(filter)(summary)).toBe(false);
});
