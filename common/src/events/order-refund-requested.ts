import { defineEvent, type EventOf } from './define-event.ts';
import { orderData, orderSample } from './order-data.ts';

export const OrderRefundRequested = defineEvent('order:refund-requested', orderData, {
  ...orderSample,
  version: 3,
  status: 'refund:pending',
});
export type OrderRefundRequested = EventOf<typeof OrderRefundRequested>;
