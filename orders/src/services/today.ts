import type { Clock } from '@ticketing/common/base';
import type { newOrders } from '../models/new-orders.ts';
import type { Orders } from '../models/orders.ts';

const minuteMs = 60_000;

interface Deps {
  orders: Orders;
  madeSince: ReturnType<typeof newOrders>;
  clock: Clock;
}

/** For who runs the shop. */
export const ordersToday =
  ({ orders, madeSince, clock }: Deps) =>
  async () => {
    const [ordersLastMinute, holds] = await Promise.all([
      madeSince(new Date(clock().getTime() - minuteMs)),
      orders.countHolds(),
    ]);
    return { ordersLastMinute, holds };
  };
