import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Logger } from '@ticketing/common/base';
import { UnavailableError } from '@ticketing/common/base';
import { isOverdue, type Order } from '../domain/order.ts';
import type { Orders } from '../models/orders.ts';

const everyMs = 1000;
const mostWatchers = 1000;

interface Watcher {
  id: string;
  version: number;
  tell: (order: Order) => void;
}

interface OrderWatchDeps {
  orders: Orders;
  clock: Clock;
  logger: Logger;
}

export type OrderWatch = ReturnType<typeof orderWatch>;

/** Tells those who look on what has changed: one query a second for all of them, none while there is nobody. */
export const orderWatch = ({ orders, clock, logger }: OrderWatchDeps) => {
  const watchers = new Set<Watcher>();
  let isLooking = false;

  const asOfNow = (order: Order) => (isOverdue(order, clock()) ? orders.meet(order.id) : order);

  const look = async () => {
    try {
      const found = await orders.these([...new Set([...watchers].map(({ id }) => id))]);
      const latest = new Map((await Promise.all(found.map(asOfNow))).map((order) => [order.id, order]));
      for (const watcher of watchers) {
        const order = latest.get(watcher.id);
        if (!order || order.version <= watcher.version) continue;
        watcher.version = order.version;
        watcher.tell(order);
      }
    } catch (error) {
      logger.warn({ err: error }, 'Could not look at the watched orders');
    }
  };

  const lookOn = async () => {
    isLooking = true;
    for (;;) {
      await sleep(everyMs, undefined, { ref: false });
      if (watchers.size === 0) break;
      await look();
    }
    isLooking = false;
  };

  return {
    /** Returns how to leave. */
    enter({ id, version }: Order, tell: Watcher['tell']) {
      if (watchers.size >= mostWatchers) throw new UnavailableError('Too many look on, try again later');
      const watcher = { id, version, tell };
      watchers.add(watcher);
      if (!isLooking) void lookOn();
      return () => watchers.delete(watcher);
    },
  };
};
