import { context } from '../context.ts';
import { currentTraceparent } from './span.ts';
import { formatTraceparent } from './traceparent.ts';
import type { Span } from './types.ts';

const orderIdForm = /^[0-9a-f]{24}$/;

/** The trace of the purchase that an order is, and the span of its reservation: whoever knows the order knows them. */
export const purchaseOf = (orderId: string) =>
  orderIdForm.test(orderId)
    ? { traceId: orderId + orderId.slice(16), rootSpanId: orderId.slice(8) }
    : undefined;

const isPurchase = (traceId: string): boolean => traceId.slice(16, 24) === traceId.slice(24);

/** As the one before us decided. Of a purchase everybody decides alike, whoever asks. */
export const isSampled = (traceId: string, ratio: number, parent?: boolean): boolean => {
  if (parent !== undefined && !isPurchase(traceId)) return parent;
  // ids of one process are numbered: this spreads them evenly
  return (Math.imul(Number.parseInt(traceId.slice(-8), 16), 0x9e3779b1) >>> 0) / 2 ** 32 < ratio;
};

/** What an event of this order carries: it was caused by what is under way here, or by the reservation. */
export const traceparentOf = (orderId: string): string | undefined => {
  const purchase = purchaseOf(orderId);
  if (!purchase) return currentTraceparent();
  const { traceId, rootSpanId } = purchase;
  if (context()?.span?.part.traceId === traceId) return currentTraceparent();
  return formatTraceparent({ traceId, spanId: rootSpanId, sampled: true });
};

/** What is under way here belongs to this order's purchase, whatever trace it came with; or it is what `begins` it. */
export const joinPurchase = (orderId: string, begins = false): void => {
  const purchase = purchaseOf(orderId);
  const current = context();
  if (!current) return;
  current.orderId = orderId;
  if (!purchase) return;
  const { traceId, rootSpanId } = purchase;
  const root = current.span?.part.spans[0];
  if (root) {
    root.attributes['ticketing.order.id'] = orderId;
    if (root.part.traceId !== traceId) move(root, traceId, begins ? undefined : rootSpanId);
    if (begins) root.id = rootSpanId;
  }
  current.traceId = traceId;
  current.traceparent = traceparentOf(orderId);
};

const move = (root: Span, traceId: string, parentId: string | undefined) => {
  const { part } = root;
  if (root.parentId) root.links = [{ traceId: part.traceId, spanId: root.parentId }];
  root.parentId = parentId;
  part.traceId = traceId;
  part.sampled = isSampled(traceId, part.tracing.ratio);
};
