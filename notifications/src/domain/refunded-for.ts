import type { OrderStatus } from '@ticketing/common/contracts';

/** Of an order's copy: when its refund was asked for, as far as it is known. */
export interface Refunding {
  status: OrderStatus;
  refundAskedAt?: Date;
}

/** Two services say when: their clocks may differ by this. */
const maxSkewMs = 60_000;

/** What is refunded from then on is refunded because the event was cancelled, or would have been anyway. */
export const refundedFrom = (cancelledAt: Date): Date => new Date(cancelledAt.getTime() - maxSkewMs);

export const isRefundedFor = (
  cancelled: { at: string } | null | undefined,
  { status, refundAskedAt }: Refunding,
): boolean =>
  (status === 'refund:pending' || status === 'refunded') &&
  cancelled != null &&
  refundAskedAt !== undefined &&
  refundAskedAt >= refundedFrom(new Date(cancelled.at));
