import { setTimeout as sleep } from 'node:timers/promises';
import type { Bus, Message, Subscription } from './bus.ts';
import { BusUnavailableError } from './bus-unavailable-error.ts';
import { createMemoryBroker, type MemoryBroker } from './memory-broker.ts';
import type { Member } from './memory-group.ts';
import { type BusLogger, runHandler } from './run-handler.ts';

export interface MemoryBus extends Bus {
  broker: MemoryBroker;
  /** Every message the broker still keeps, in order of publication. */
  readonly published: Message[];
  /**
   * Resolves when nothing is queued, running or due for another try. Retries due within `horizonMs` of the
   * call are awaited, later ones are not, so a message that is retried for ever delays it by that at most.
   */
  settled(horizonMs?: number): Promise<void>;
}

const CHECK_EVERY_MS = 2;

export const memoryBus = (sharedBroker?: MemoryBroker, logger?: BusLogger): MemoryBus => {
  const broker = sharedBroker ?? createMemoryBroker();
  const subscriptions = new Set<{ stop(): Promise<void> }>();
  const listenersToRemove: (() => void)[] = [];
  let closed = false;

  const subscribe = (subscription: Subscription) => {
    const member: Member = {
      underWay: new Set(),
      run: (delivery) => runHandler(subscription, delivery, logger),
    };
    const group = broker.join(subscription.subject, subscription.group, member);
    const subscribed = {
      stop: async () => {
        subscriptions.delete(subscribed);
        await group.leave(member);
      },
    };
    subscriptions.add(subscribed);
    return subscribed;
  };

  return {
    broker,
    get published() {
      return broker.published();
    },
    publish: async (message) => {
      if (closed) throw new BusUnavailableError('This bus is closed');
      broker.publish(message);
    },
    subscribe,
    onConnect: (listener) => {
      listenersToRemove.push(broker.onConnect(listener));
      setImmediate(() => {
        if (!closed && broker.isUp()) listener();
      });
    },
    history: async (subject) => broker.history(subject),
    settled: async (horizonMs = 5_000) => {
      const deadline = performance.now() + horizonMs;
      do await sleep(CHECK_EVERY_MS);
      while (broker.isBusyUntil(deadline));
    },
    close: async () => {
      closed = true;
      for (const remove of listenersToRemove) remove();
      await Promise.all([...subscriptions].map((subscribed) => subscribed.stop()));
      if (!sharedBroker) broker.close();
    },
  };
};
