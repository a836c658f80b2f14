import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { context, withContext } from '../../context.ts';
import {
  beginPart,
  beginSpan,
  endPart,
  joinPurchase,
  parseTraceparent,
  purchaseOf,
  type TracePart,
  traceparentOf,
} from '../index.ts';
import { isSampled } from '../purchase.ts';

const orderId = '65f0c0ffee00112233445566';
const { traceId, rootSpanId } = purchaseOf(orderId) as { traceId: string; rootSpanId: string };
const elsewhere = `00-${'0123456789abcdef'.repeat(2)}-${'2'.repeat(16)}-01`;

const tracingWith = (ratio: number) => {
  const parts: TracePart[] = [];
  return { parts, ratio, export: (part: TracePart) => parts.push(part), close: async () => {} };
};

const request = (ratio: number, work: () => void, traceparent?: string) => {
  const tracing = tracingWith(ratio);
  const root = beginPart(
    tracing,
    { name: 'POST', kind: 'server', attributes: {} },
    { parent: parseTraceparent(traceparent) },
  );
  withContext({ traceId: root.part.traceId, span: root }, work);
  endPart(root);
  return { root, kept: tracing.parts.length === 1 };
};

describe("a purchase's trace", () => {
  it('When its order is known, then so are its id and its root', () => {
    expect([traceId, rootSpanId]).toEqual(['65f0c0ffee0011223344556633445566', 'ee00112233445566']);
    expect(purchaseOf('owner-1')).toBeUndefined();
  });

  it('When a request joins it, then it is a child of the reservation and links to where it came from', () => {
    const { root } = request(1, () => joinPurchase(orderId), elsewhere);
    expect([root.part.traceId, root.parentId]).toEqual([traceId, rootSpanId]);
    expect(root.links).toEqual([{ traceId: '0123456789abcdef'.repeat(2), spanId: '2'.repeat(16) }]);
  });

  it('When a request begins it, then it is its root', () => {
    const { root } = request(1, () => joinPurchase(orderId, true));
    expect([root.part.traceId, root.id, root.parentId]).toEqual([traceId, rootSpanId, undefined]);
  });

  it('When nothing is traced, then logs have its id all the same', () => {
    const current = { traceId: 'other' };
    withContext(current, () => joinPurchase(orderId));
    expect(current.traceId).toBe(traceId);
    expect(() => joinPurchase(orderId)).not.toThrow();
  });

  it('When an event is made in it, then it is caused by what is under way; in another, by the reservation', () => {
    const inIt = request(1, () => {
      joinPurchase(orderId);
      const { span } = context() ?? {};
      expect(parseTraceparent(traceparentOf(orderId))).toEqual({ traceId, spanId: span?.id, sampled: true });
    });
    expect(inIt.root.id).toMatch(/^[0-9a-f]{16}$/);
    request(1, () =>
      expect(parseTraceparent(traceparentOf(orderId))).toEqual({
        traceId,
        spanId: rootSpanId,
        sampled: true,
      }),
    );
  });

  it('When a tenth is kept, then everybody keeps the same tenth, and of numbered ids as well', () => {
    const ids = Array.from(
      { length: 20_000 },
      (_, n) => `65f0c0ffee001122ab${(n + 9000).toString(16).padStart(6, '0')}`,
    );
    const kept = ids.filter((id) => isSampled(purchaseOf(id)?.traceId as string, 0.1));
    expect(kept.length / ids.length).toBeCloseTo(0.1, 2);
    for (const parent of [true, false]) {
      expect(isSampled(traceId, 0.1, parent)).toBe(isSampled(traceId, 0.1));
    }
  });

  it('When another trace comes with its decision, then it is followed', () => {
    expect(request(0, () => {}, elsewhere).kept).toBe(true);
    expect(request(1, () => {}, elsewhere.replace(/1$/, '0')).kept).toBe(false);
  });

  it('When a traceparent is nonsense, then it is none', () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        expect(parseTraceparent(given)).toBeUndefined();
      }),
    );
    for (const bad of [
      `00-${'0'.repeat(32)}-${'1'.repeat(16)}-01`,
      `00-${'1'.repeat(32)}-${'0'.repeat(16)}-01`,
    ]) {
      expect(parseTraceparent(bad)).toBeUndefined();
    }
  });
});

it('When a timer goes on after its request was answered, then nothing is added to what was sent', () => {
  const tracing = tracingWith(1);
  const root = beginPart(tracing, { name: 'POST', kind: 'server', attributes: {} });
  const step = () => beginSpan({ name: 'find things', kind: 'client', attributes: {} });
  withContext({ span: root }, () => {
    expect(step()).toBeDefined();
    endPart(root);
    expect(step()).toBeUndefined();
  });
  expect(root.part.spans).toHaveLength(2);
});
