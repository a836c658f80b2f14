import type { Clock } from '../../base/clock.ts';
import { crashPoint } from '../../base/crash-point.ts';
import type { Logger } from '../../base/logger.ts';
import type { Tracing } from '../../base/tracing/index.ts';
import { about } from '../../contracts/about.ts';
import type { Envelope } from '../../contracts/envelope.ts';
import type { Bus } from '../bus/bus.ts';
import { recordSending } from '../record-sending.ts';
import type { Outbox } from './outbox.ts';

const atOnce = 512;
const batch = 200;
const pollMs = 250;
const maxPauseMs = 5000;
/** Beyond this the database remembers for us: the poller finds what is not in the queue. */
const maxQueueLength = 10_000;

export interface Relay {
  start(): void;
  /** No more polling; resolves when what was begun is sent, or the broker is found to be unavailable. */
  stop(): Promise<void>;
}

export interface RelayOptions {
  service: string;
  outbox: Outbox;
  bus: Bus;
  clock: Clock;
  logger: Logger;
  tracing?: Tracing | undefined;
  /** The broker has it. */
  observe?: (subject: string) => void;
}

/**
 * Carries events from the documents to the broker: at once after each write, and by looking for
 * what was left behind. Within one aggregate strictly in order; a second relay makes only duplicates.
 */
export const createRelay = (options: RelayOptions): Relay => {
  const { service, outbox, bus, clock, logger, tracing, observe } = options;
  const queue = new Map<string, Envelope[] | undefined>();
  const running = new Map<string, Promise<void>>();
  let pausedUntil = 0;
  let failures = 0;
  let stopped = true;
  let timer: NodeJS.Timeout | undefined;
  let polling: Promise<void> = Promise.resolve();

  const paused = () => performance.now() < pausedUntil;

  /** `known` spares a read. While the aggregate is under way it is queued once more, to be read then. */
  const enqueue = (id: string, known?: Envelope[]) => {
    if (paused() || queue.size >= maxQueueLength) return;
    queue.set(id, queue.has(id) || running.has(id) ? undefined : known);
    next();
  };

  const next = () => {
    for (const [id, known] of queue) {
      if (running.size >= atOnce) return;
      if (running.has(id)) continue;
      queue.delete(id);
      const work = carry(id, known)
        .then(succeeded, failed)
        .finally(() => {
          running.delete(id);
          next();
        });
      running.set(id, work);
    }
  };

  const carry = async (id: string, known: Envelope[] | undefined) => {
    let events = known ?? (await outbox.unsent(id));
    for (;;) {
      for (const event of events) {
        await bus.publish({ subject: event.type, id: event.id, body: JSON.stringify(event) });
        if (tracing) recordSending(tracing, event);
        observe?.(event.type);
        const traceId = event.traceparent?.split('-')[1];
        logger.info({ eventId: event.id, traceId, ...about(event) }, 'Published an event');
      }
      crashPoint(`${service}.published.beforeRemove`);
      if (await outbox.sent(id, events)) break;
      events = await outbox.unsent(id);
    }
    crashPoint(`${service}.removed`);
  };

  const succeeded = () => {
    failures = 0;
  };

  const failed = (error: unknown) => {
    if (failures === 0) logger.warn({ err: error, outbox: outbox.name }, 'Events wait in the outbox');
    pausedUntil = performance.now() + Math.min(pollMs * 2 ** failures, maxPauseMs);
    failures += 1;
    queue.clear();
  };

  const poll = async () => {
    let found: string[] = [];
    try {
      if (!paused()) found = await outbox.overdue(clock(), batch);
      // what only waits for its turn is known already, and need not be read again
      found = found.filter((id) => !queue.has(id) && !running.has(id));
      for (const id of found) enqueue(id);
      await Promise.all(running.values());
    } catch (error) {
      failed(error);
    }
    if (!stopped) schedule(found.length === batch ? 0 : pollMs * (0.75 + Math.random() / 2));
  };

  const schedule = (delayMs: number) => {
    timer = setTimeout(() => {
      polling = poll();
    }, delayMs);
  };

  outbox.onSaved(enqueue);
  bus.onConnect(() => {
    pausedUntil = 0;
  });

  return {
    start: () => {
      stopped = false;
      schedule(0);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await polling;
      while (running.size > 0) await Promise.all(running.values());
    },
  };
};
