import { defineEvent, type EventOf } from './define-event.ts';
import { orderData, orderSample } from './order-data.ts';

export const OrderCompleted = defineEvent('order:completed', orderData, {
  ...orderSample,
  version: 2,
  status: 'complete',
});
export type OrderCompleted = EventOf<typeof OrderCompleted>;
