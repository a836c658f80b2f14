import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Logger } from '@ticketing/common/base';
import { UnavailableError } from '@ticketing/common/base';
import { isOverdue, type Order } from '../domain/order.ts';
import type { Orders } from '../models/orders.ts';

const everyMs = 1000;
const maxWatchers = 1000;

interface Watcher {
  id: string;
  version: number;
  send: (order: Order) => void;
}

interface OrderWatchDeps {
  orders: Orders;
  clock: Clock;
  logger: Logger;
}

export type OrderWatch = ReturnType<typeof orderWatch>;

/** Sends to those who watch what has changed: one query a second for all of them, none while there is nobody. */
export const orderWatch = ({ orders, clock, logger }: OrderWatchDeps) => {
  const watchers = new Set<Watcher>();
  let isPolling = false;

  const asOfNow = (order: Order) => (isOverdue(order, clock()) ? orders.findCurrent(order.id) : order);

  const poll = async () => {
    try {
      const found = await orders.these([...new Set([...watchers].map(({ id }) => id))]);
      const latest = new Map((await Promise.all(found.map(asOfNow))).map((order) => [order.id, order]));
      for (const watcher of watchers) {
        const order = latest.get(watcher.id);
        if (!order || order.version <= watcher.version) continue;
        watcher.version = order.version;
        watcher.send(order);
      }
    } catch (error) {
      logger.warn({ err: error }, 'Could not poll the watched orders');
    }
  };

  const pollWhileWatched = async () => {
    isPolling = true;
    for (;;) {
      await sleep(everyMs, undefined, { ref: false });
      if (watchers.size === 0) break;
      await poll();
    }
    isPolling = false;
  };

  return {
    /** Returns how to leave. */
    enter({ id, version }: Order, send: Watcher['send']) {
      if (watchers.size >= maxWatchers)
        throw new UnavailableError('Too many look on, try again later', 'stream.full');
      const watcher = { id, version, send };
      watchers.add(watcher);
      if (!isPolling) void pollWhileWatched();
      return () => watchers.delete(watcher);
    },
  };
};
