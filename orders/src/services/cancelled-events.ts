import type { Order, Ticket } from '../domain/order.ts';
import { eventRunId } from '../domain/refund-run.ts';
import type { RefundRuns } from '../models/refund-runs.ts';
import type { RunOrders } from '../models/run-orders.ts';
import type { Tickets } from '../models/tickets.ts';
import type { RefundWorker } from './refund-worker.ts';

interface Deps {
  tickets: Tickets;
  runs: RefundRuns;
  runOrders: RunOrders;
  worker: RefundWorker;
}

export type CancelledEvents = ReturnType<typeof createCancelledEvents>;

/** Whose event does not take place gets the money back: who has paid, and who pays in that moment. */
export const createCancelledEvents = ({ tickets, runs, runOrders, worker }: Deps) => ({
  noticed: async ({ id: ticketId, cancelled }: Ticket): Promise<void> => {
    if (!cancelled) return;
    await runs.open({ id: eventRunId(ticketId), ticketId, kind: 'event', admitted: true });
    worker.wake();
  },

  /** An order was completed: the run may have looked for orders before. */
  missedBy: async ({ id, status, ticketId }: Order): Promise<void> => {
    if (status !== 'complete' || !(await tickets.find(ticketId))?.cancelled) return;
    const runId = eventRunId(ticketId);
    await runOrders.takeOn({ id: runId, admitted: true }, [id]);
    await runs.goOn(runId);
    worker.wake();
  },
});
