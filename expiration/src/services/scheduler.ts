import { setTimeout as sleep } from 'node:timers/promises';
import {
  batched,
  type Clock,
  crashPoint,
  type Logger,
  type NewSpan,
  recordSpan,
  type Tracing,
  traceparentOf,
} from '@ticketing/common/base';
import type { Worker } from '@ticketing/common/service';
import type { Alarm, Timers } from '@ticketing/common/timers';
import type { Deadline, ReceivedOrder } from '../domain/deadline.ts';
import type { Deadlines } from '../models/deadlines.ts';

const batch = 500;
const roundEveryMs = 10_000;
const doubtfulRoundEveryMs = 1000;
/** Three rounds ahead: an alarm that is lost earlier is missed by nobody. */
const aheadMs = 30_000;

interface SchedulerDeps {
  deadlines: Deadlines;
  timers: Timers;
  clock: Clock;
  logger: Logger;
  tracing?: Tracing | undefined;
}

export interface Scheduler extends Worker {
  follow(order: ReceivedOrder): Promise<void>;
}

/** Sees to it that every deadline is met: by its alarm, and should that be lost, by going round. */
export const createScheduler = ({ deadlines, timers, clock, logger, tracing }: SchedulerDeps): Scheduler => {
  const stopping = new AbortController();
  let rounds: Promise<void> = Promise.resolve();
  /** An alarm could not be set: until all are, we go round more often. */
  let isDoubtful = false;

  const record = (what: Pick<NewSpan, 'name' | 'kind'>, { id }: Deadline, startMs: number) => {
    if (!tracing) return;
    const attributes = { 'messaging.system': 'bull', 'ticketing.order.id': id };
    recordSpan(tracing, { ...what, startMs, traceparent: traceparentOf(id), attributes });
  };

  const arm = async (some: readonly Deadline[]) => {
    const startMs = Date.now();
    try {
      await timers.arm(some.flatMap(alarmOf));
      for (const deadline of some) if (deadline.next) record(arming, deadline, startMs);
    } catch {
      isDoubtful = true;
    }
  };

  const follow = batched(async (orders: ReceivedOrder[]) => {
    const news = await deadlines.follow(orders);
    crashPoint('expiration.followed.beforeArm');
    void arm(news);
  });

  const fire = batched<void, void>(async () => {
    for (;;) {
      const { found, changed } = await deadlines.fireDue(batch);
      for (const deadline of changed) if (deadline.doneAt) record(firing, deadline, +deadline.expiresAt);
      void arm(changed);
      if (found < batch || changed.length === 0) return;
    }
  });

  const rearm = batched<void, void>(async () => {
    const ahead = new Date(clock().getTime() + aheadMs);
    isDoubtful = false;
    for await (const some of deadlines.upcoming(ahead, batch)) await arm(some);
  });

  const round = async () => {
    try {
      await fire();
      await rearm();
    } catch (error) {
      logger.warn({ err: error }, 'Could not process the deadlines, will retry');
    }
  };

  const goRound = async () => {
    for (let sinceMs = roundEveryMs; !stopping.signal.aborted; sinceMs += doubtfulRoundEveryMs) {
      if (isDoubtful || sinceMs >= roundEveryMs) {
        await round();
        sinceMs = 0;
      }
      await sleep(doubtfulRoundEveryMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };

  return {
    follow,
    start() {
      timers.start({ fire, lost: () => void rearm().catch(() => {}) });
      rounds = goRound();
    },
    async stop() {
      stopping.abort();
      await timers.stop();
      await rounds;
    },
  };
};

const alarmOf = ({ id, version, next }: Deadline): Alarm[] => (next ? [{ id, version, at: next.at }] : []);

const arming = { name: 'arm deadline', kind: 'producer' } as const;
/** From when it was due to when it was written. */
const firing = { name: 'fire deadline', kind: 'consumer' } as const;
