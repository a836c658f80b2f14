import type { Progress, RefundRun } from '../domain/refund-run.ts';
import type { RunOrders } from '../models/run-orders.ts';

export type RefundProgress = ReturnType<typeof refundProgress>;

/** How far runs are: of an open one its orders are counted, all by one query, and of one that is done it is known. */
export const refundProgress =
  (runOrders: RunOrders) =>
  async (runs: readonly RefundRun[]): Promise<{ run: RefundRun; progress: Progress }[]> => {
    const open = runs.filter(({ end }) => !end).map(({ id }) => id);
    const counted = open.length > 0 ? await runOrders.count(open) : new Map<string, Progress>();
    return runs.map((run) => ({
      run,
      progress: { refunded: 0, pending: 0, waiting: 0, left: 0, ...(run.end ?? counted.get(run.id)) },
    }));
  };
