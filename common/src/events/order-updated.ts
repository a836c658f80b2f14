import { defineEvent, type EventOf } from './define-event.ts';
import { orderData, orderSample } from './order-data.ts';

export const OrderUpdated = defineEvent('order:updated', orderData, {
  ...orderSample,
  version: 1,
  status: 'awaiting:payment',
});
export type OrderUpdated = EventOf<typeof OrderUpdated>;
