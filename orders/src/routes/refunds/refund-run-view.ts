import { z } from 'zod';
import type { Progress, RefundRun } from '../../domain/refund-run.ts';

const count = z.int().nonnegative();
const time = z.iso.datetime();

export const refundRunView = z.strictObject({
  id: z.string(),
  ticketId: z.string(),
  kind: z.enum(['selected', 'all', 'event']),
  status: z.enum(['open', 'done']),
  /** Always refunded + pending + waiting. */
  total: count,
  refunded: count,
  /** Asked for, and payments is at it. */
  pending: count,
  waiting: count,
  /** Left out, since somebody is inside. */
  left: count,
  at: time,
  doneAt: time.optional(),
});

export const toRefundRunView = (run: RefundRun, { refunded, pending, waiting, left }: Progress) => {
  const { id, ticketId, kind, status, at, doneAt } = run;
  return {
    ...{ id, ticketId, kind, status },
    total: refunded + pending + waiting,
    ...{ refunded, pending, waiting, left, at },
    ...(doneAt ? { doneAt } : {}),
  };
};
