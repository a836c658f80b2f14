import {
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderRefunded,
  OrderRefundRequested,
  OrderUpdated,
} from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import type { Orders } from '../../models/orders.ts';

/** An order is payable, or its deadline moved, or its money is back. */
export const orderChanged = ({ orders }: { orders: Orders }) =>
  [OrderCreated, OrderUpdated, OrderRefunded].map((event) =>
    listener(event, ({ data }) => orders.replicate(data)),
  );

interface Deps {
  orders: Orders;
  settle: (orderId: string) => Promise<unknown>;
}

/** What became of the order decides what becomes of the money; until Stripe has done it, the event comes again. */
export const orderDecided = ({ orders, settle }: Deps) =>
  [OrderCompleted, OrderCancelled, OrderRefundRequested].map((event) =>
    listener(event, async ({ data }) => {
      await orders.replicate(data);
      await settle(data.id);
    }),
  );
