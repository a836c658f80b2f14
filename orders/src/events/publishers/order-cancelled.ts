import { OrderCancelled } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import type { Order } from '../../domain/order.ts';
import { orderData } from './order-data.ts';

export const orderCancelled = publisher(OrderCancelled, (order: Order) => ({
  ...orderData(order),
  reason: order.reason ?? 'user',
}));
