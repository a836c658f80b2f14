import { setTimeout as sleep } from 'node:timers/promises';
import { batched } from '../../base/batched.ts';
import { crashPoint } from '../../base/crash-point.ts';
import type { Logger } from '../../base/logger.ts';
import type { Bus } from '../bus/bus.ts';
import type { BrokerMarks } from './broker-marks.ts';
import type { Outbox } from './outbox.ts';

const batch = 200;
/** So that two thousand a second is the most that consumers have to take besides their own. */
const pauseMs = 100;
const retryMs = 2000;

export interface Republisher {
  start(): void;
  stop(): Promise<void>;
  /** Publishes all aggregates again, in its own time, even if this process dies meanwhile. */
  request(): Promise<void>;
  /** Publishes these again, now. */
  publishAgain(ids: readonly string[]): Promise<void>;
}

export interface RepublisherOptions {
  service: string;
  outboxes: readonly Outbox[];
  marks: BrokerMarks;
  bus: Pick<Bus, 'publish' | 'onConnect'>;
  logger: Logger;
}

/**
 * A broker that lost its store has lost events it had acknowledged. Each aggregate as it is now makes up for
 * all of its own: whoever has it already ignores it.
 */
export const createRepublisher = ({
  service,
  outboxes,
  marks,
  bus,
  logger,
}: RepublisherOptions): Republisher => {
  const stopping = new AbortController();
  const { signal } = stopping;
  let isStarted = false;
  let running: Promise<unknown> = Promise.resolve();

  const publish = async (outbox: Outbox, ids: readonly string[]) => {
    const events = await outbox.eventsOf(ids);
    await Promise.all(
      events.map((event) => bus.publish({ subject: event.type, id: event.id, body: JSON.stringify(event) })),
    );
    return events.length;
  };

  const publishAll = async () => {
    let count = 0;
    for (const outbox of outboxes) {
      for (let after: string | undefined; !signal.aborted; ) {
        const ids = (await outbox.versions(after, batch)).map(([id]) => id);
        count += await publish(outbox, ids);
        crashPoint(`${service}.republished.some`);
        if (ids.length < batch) break;
        after = ids.at(-1);
        await marks.keepClaim();
        await sleep(pauseMs, undefined, { signal }).catch(() => {});
      }
    }
    return count;
  };

  const isEmpty = async () => {
    for (const outbox of outboxes) if ((await outbox.versions(undefined, 1)).length > 0) return false;
    return true;
  };

  /** Undefined: done, or nothing to do. Otherwise in how long to look again. */
  const check = async (): Promise<number | undefined> => {
    const mark = await marks.look();
    if (mark === 'there') return undefined;
    // what was published before the first mark may be lost; of nothing nothing is
    if (mark === 'never left' && (await isEmpty())) {
      await marks.renew();
      return undefined;
    }
    // another replica is at it, and may die
    if (!(await marks.claim())) return retryMs;
    logger.warn({ mark }, 'Publishing all aggregates again: the broker lost its store, or it was requested');
    const events = await publishAll();
    if (signal.aborted) return undefined;
    await marks.renew();
    logger.info({ events }, 'Published all aggregates again');
    return undefined;
  };

  const run = batched<void, void>(async () => {
    while (!signal.aborted && isStarted) {
      const againInMs = await check().catch((error: unknown) => {
        logger.warn({ err: error }, 'Could not see whether the broker lost events, trying again');
        return retryMs;
      });
      if (againInMs === undefined) return;
      await sleep(againInMs, undefined, { signal }).catch(() => {});
    }
  });

  const begin = () => {
    running = run();
  };
  bus.onConnect(begin);

  return {
    start: () => {
      isStarted = true;
      begin();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
    request: async () => {
      await marks.forget();
      begin();
    },
    publishAgain: async (ids) => {
      for (const outbox of outboxes) await publish(outbox, ids);
    },
  };
};
