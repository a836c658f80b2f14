import { defineEvent, type EventOf } from './define-event.ts';
import { cancelledOrderData, orderSample } from './order-data.ts';

export const OrderCancelled = defineEvent('order:cancelled', cancelledOrderData, {
  ...orderSample,
  version: 2,
  status: 'cancelled',
  reason: 'expired',
});
export type OrderCancelled = EventOf<typeof OrderCancelled>;
