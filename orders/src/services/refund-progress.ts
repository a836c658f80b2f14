import type { Clock } from '@ticketing/common/base';
import { areMany, isStillGood, type Progress, type RefundRun } from '../domain/refund-run.ts';
import type { RefundRuns } from '../models/refund-runs.ts';
import type { RunOrders } from '../models/run-orders.ts';

export type RefundProgress = ReturnType<typeof refundProgress>;

const none: Progress = { refunded: 0, pending: 0, waiting: 0, left: 0 };

/** How far runs are: of one that is done it is known, and of open ones the orders are counted. */
export const refundProgress = (runs: RefundRuns, runOrders: RunOrders, clock: Clock) => {
  const kept = ({ end, counted }: RefundRun, now: Date): Progress | undefined =>
    end ? { ...none, ...end } : counted && isStillGood(counted, now) ? counted : undefined;

  const count = async (ids: string[], at: Date) => {
    const counted = await runOrders.count(ids);
    for (const [id, progress] of counted)
      if (areMany(progress)) await runs.keepCount(id, { ...progress, at });
    return counted;
  };

  return async (asked: readonly RefundRun[]): Promise<{ run: RefundRun; progress: Progress }[]> => {
    const now = clock();
    const found = asked.map((run) => ({ run, progress: kept(run, now) }));
    const open = found.filter(({ progress }) => !progress).map(({ run }) => run.id);
    const counted = open.length > 0 ? await count(open, now) : new Map<string, Progress>();
    return found.map(({ run, progress = counted.get(run.id) ?? none }) => ({ run, progress }));
  };
};
