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
import type { Keeper } from '../../services/keeper.ts';

export const orderChanged = ({ keeper }: { keeper: Keeper }) => {
  const follow = ({ data }: { data: OrderData }) =>
    keeper.follow({ ...data, expiresAt: new Date(data.expiresAt) });
  return [
    listener(OrderCreated, follow),
    listener(OrderUpdated, follow),
    listener(OrderCancelled, follow),
    listener(OrderCompleted, follow),
    listener(OrderRefundRequested, follow),
    listener(OrderRefunded, follow),
  ];
};
