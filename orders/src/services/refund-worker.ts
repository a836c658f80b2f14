import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, crashPoint, type Logger } from '@ticketing/common/base';
import type { Worker } from '@ticketing/common/service';
import { areHoldsOver, isOver, nextLook, type Progress, type RefundRun } from '../domain/refund-run.ts';
import type { RefundRuns } from '../models/refund-runs.ts';
import type { RunOrders } from '../models/run-orders.ts';

const maxRuns = 20;
const everyMs = 500;
const afterErrorMs = 5000;
/** After a bite it rests for so many times as long: where others are busy, too, both take longer. */
const restPerWork = 15;
const minPauseMs = 100;
const maxPauseMs = 1000;
const gatherPauseMs = 50;
/** So many refunds of a run are under way: payments and Stripe say how quick it is. */
const maxPending = 15;
/** Those that take longer are stuck, and keep no others waiting. */
const maxPendingMs = 10_000;

interface RefundWorkerDeps {
  runs: RefundRuns;
  runOrders: RunOrders;
  clock: Clock;
  logger: Logger;
}

export interface RefundWorker extends Worker {
  /** There is something to do. */
  wake(): void;
  /** Takes on all orders that are meant; where that takes longer than this, the worker goes on. */
  gather(run: RefundRun, maxMs: number): Promise<void>;
}

/** Goes through the open refund runs, one replica a run, in bites. Each bite may be the last of a process. */
export const refundWorker = ({ runs, runOrders, clock, logger }: RefundWorkerDeps): RefundWorker => {
  const stopping = new AbortController();
  const working = new Set<Promise<void>>();
  let rounds: Promise<void> = Promise.resolve();

  const warn = (error: unknown) => logger.warn({ err: error }, 'Could not go on with refunds, will retry');

  /** Some more of it, as long as it is this process's and there is any. */
  const repeat = async (run: RefundRun, step: () => Promise<boolean>): Promise<boolean> => {
    while (!stopping.signal.aborted) {
      const beganAt = performance.now();
      if (!(await step())) return true;
      crashPoint('orders.refunding.someRequested');
      if (!(await runs.take(run))) return false;
      const restMs = (performance.now() - beganAt) * restPerWork;
      await sleep(Math.min(maxPauseMs, Math.max(minPauseMs, restMs)));
    }
    return false;
  };

  const requestAll = (run: RefundRun) =>
    repeat(run, async () => {
      const since = new Date(clock().getTime() - maxPendingMs);
      const pending = await runOrders.countPending(run.id, since, maxPending);
      return pending === maxPending || runOrders.request(run, 1);
    });

  const gather = async (run: RefundRun, maxMs = Number.POSITIVE_INFINITY) => {
    const until = performance.now() + maxMs;
    let after: string | undefined = '';
    while (after !== undefined) {
      if (performance.now() > until || !(await runs.take(run))) return;
      after = await runOrders.gather(run, after);
      crashPoint('orders.gathered.some');
      if (after !== undefined) await sleep(gatherPauseMs);
    }
    await runs.gathered(run.id);
    run.gathered = true;
  };

  const work = async (run: RefundRun) => {
    if (!(await runs.take(run))) return;
    if (run.kind === 'event' && !(await repeat(run, () => runOrders.cancelHolds(run.ticketId)))) return;
    if (!run.gathered) await gather(run);
    if (!run.gathered || !(await requestAll(run))) return;
    const progress = (await runOrders.count([run.id])).get(run.id) as Progress;
    if (isOver(progress) && areHoldsOver(run, clock())) await runs.end(run, progress);
    else await runs.rest(run, nextLook(run, clock()));
  };

  const begin = (run: RefundRun) => {
    const begun = work(run)
      .then(async () => {
        if (stopping.signal.aborted) await runs.rest(run, clock());
      })
      .catch(warn)
      .finally(() => working.delete(begun));
    working.add(begun);
  };

  const look = async () => {
    if (working.size >= maxRuns || stopping.signal.aborted) return;
    for (const run of await runs.due(maxRuns - working.size)) begin(run);
  };

  const goRound = async () => {
    while (!stopping.signal.aborted) {
      const restMs = await look().then(
        () => everyMs,
        (error) => {
          warn(error);
          return afterErrorMs;
        },
      );
      await sleep(restMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };

  return {
    gather: async (run, maxMs) => {
      await gather(run, maxMs);
      await runs.rest(run, clock());
    },
    wake: () => void look().catch(warn),
    start() {
      rounds = goRound();
    },
    async stop() {
      stopping.abort();
      await rounds;
      await Promise.all(working);
    },
  };
};
