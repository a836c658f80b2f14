import { OrderCancelled } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import type { Order } from '../../domain/order.ts';
import type { PassCodes } from '../../services/pass-codes.ts';
import { orderData } from './order-data.ts';

export const orderCancelled = (codes: PassCodes) => {
  const data = orderData(codes);
  return publisher(OrderCancelled, (order: Order) => ({ ...data(order), reason: order.reason ?? 'user' }));
};
