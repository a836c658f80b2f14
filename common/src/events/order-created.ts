import { defineEvent, type EventOf } from './define-event.ts';
import { orderData, orderSample } from './order-data.ts';

export const OrderCreated = defineEvent('order:created', orderData, orderSample);
export type OrderCreated = EventOf<typeof OrderCreated>;
