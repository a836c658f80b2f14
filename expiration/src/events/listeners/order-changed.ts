import {
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  type OrderData,
  OrderRefunded,
  OrderRefundRequested,
  OrderUpdated,
} from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import type { Scheduler } from '../../services/scheduler.ts';

export const orderChanged = ({ scheduler }: { scheduler: Scheduler }) => {
  const follow = ({ data }: { data: OrderData }) =>
    scheduler.follow({ ...data, expiresAt: new Date(data.expiresAt) });
  return [
    listener(OrderCreated, follow),
    listener(OrderUpdated, follow),
    listener(OrderCancelled, follow),
    listener(OrderCompleted, follow),
    listener(OrderRefundRequested, follow),
    listener(OrderRefunded, follow),
  ];
};
