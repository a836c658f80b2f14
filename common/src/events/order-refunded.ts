import { defineEvent, type EventOf } from './define-event.ts';
import { orderData, orderSample } from './order-data.ts';

export const OrderRefunded = defineEvent('order:refunded', orderData, {
  ...orderSample,
  version: 4,
  status: 'refunded',
});
export type OrderRefunded = EventOf<typeof OrderRefunded>;
