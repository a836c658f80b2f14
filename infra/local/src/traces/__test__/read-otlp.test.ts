import { describe, expect, it } from '@jest/globals';
import { purchase, purchaseAsOtlp } from '../example-purchase.ts';
import { readOtlp } from '../read-otlp.ts';
import { writeOtlp } from '../write-otlp.ts';

const byId = <Of extends { spanId: string; start: number }>(spans: readonly Of[]) =>
  [...spans].sort((a, b) => (a.spanId < b.spanId ? -1 : 1));

const otlp = (span: object) => ({
  resourceSpans: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'orders' } }] },
      scopeSpans: [{ spans: [span] }],
    },
  ],
});
const good = {
  traceId: '68F0C2A1B7D94E0012AB34CD12AB34CD',
  spanId: '00000000000000aa',
  name: 'find orders',
  kind: 3,
  startTimeUnixNano: '1764234000000123456',
  endTimeUnixNano: '1764234000001123456',
};

it('When spans are written and read, then they are the same', () => {
  expect(byId(readOtlp(JSON.parse(JSON.stringify(purchaseAsOtlp()))))).toEqual(byId(purchase()));
  expect(writeOtlp(readOtlp(purchaseAsOtlp()))).toEqual(purchaseAsOtlp());
});

it('When a body is as OTLP has it, then times are known to the microsecond, and attributes by their types', () => {
  const attributes = [
    { key: 'a', value: { intValue: '7' } },
    { key: 'b', value: { boolValue: true } },
    { key: 'c', value: { arrayValue: { values: [{ stringValue: 'x' }] } } },
    { key: 'd', value: { stringValue: 'y'.repeat(5000) } },
    { key: 'e', value: {} },
  ];
  const [span] = readOtlp(otlp({ ...good, attributes, status: { code: 2, message: 'no' } }));
  expect(span).toMatchObject({ service: 'orders', kind: 'client', error: true, statusMessage: 'no' });
  expect(span?.traceId).toBe(good.traceId.toLowerCase());
  expect((span?.end ?? 0) - (span?.start ?? 0)).toBeCloseTo(1, 3);
  expect(span?.attributes).toMatchObject({ a: 7, b: true, c: '{"values":[{"stringValue":"x"}]}', e: '' });
  expect(String(span?.attributes.d)).toHaveLength(1000);
});

it('When Tempo answers, then its ids in base64 and its names for kinds are read too', () => {
  const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');
  const span = {
    ...good,
    traceId: base64(good.traceId),
    spanId: base64(good.spanId),
    kind: 'SPAN_KIND_CLIENT',
    status: { code: 'STATUS_CODE_ERROR' },
  };
  const { resourceSpans: batches } = otlp(span);
  const read = [readOtlp({ batches }), readOtlp({ trace: { resourceSpans: batches } })];
  for (const [one] of read)
    expect(one).toMatchObject({
      traceId: good.traceId.toLowerCase(),
      spanId: good.spanId,
      kind: 'client',
      error: true,
    });
});

it('When an end is before its start, then it is no negative time', () => {
  const [span] = readOtlp(otlp({ ...good, endTimeUnixNano: '1' }));
  expect(span?.end).toBe(span?.start);
});

describe('When a field is wrong, then it is named', () => {
  const span = 'resourceSpans[0].scopeSpans[0].spans[0]';
  it.each<[string, unknown]>([
    ['body must be an object', []],
    ['body must be an object', null],
    ['resourceSpans is missing', {}],
    ['resourceSpans must be a list', { resourceSpans: 1 }],
    ['resourceSpans[0] must be an object', { resourceSpans: [1] }],
    [`${span}.traceId must be 32 hex digits`, otlp({ ...good, traceId: 'xyz' })],
    [`${span}.traceId must be 32 hex digits`, otlp({ ...good, traceId: '0'.repeat(32) })],
    [`${span}.spanId must be 16 hex digits`, otlp({ ...good, spanId: undefined })],
    [`${span}.parentSpanId must be 16 hex digits`, otlp({ ...good, parentSpanId: '<script>' })],
    [`${span}.name must be a text`, otlp({ ...good, name: '' })],
    [`${span}.kind must be a whole number from 0 to 5`, otlp({ ...good, kind: 9 })],
    [`${span}.startTimeUnixNano must be nanoseconds`, otlp({ ...good, startTimeUnixNano: 'now' })],
    [`${span}.endTimeUnixNano must be nanoseconds`, otlp({ ...good, endTimeUnixNano: -1 })],
    [`${span}.attributes[0].key must be a text`, otlp({ ...good, attributes: [{}] })],
    [`${span}.attributes must be a list`, otlp({ ...good, attributes: { a: 1 } })],
    [`${span}.links[0].spanId must be 16`, otlp({ ...good, links: [{ traceId: good.traceId }] })],
  ])('%s', (message, body) => {
    expect(() => readOtlp(body)).toThrow(message);
  });
});
