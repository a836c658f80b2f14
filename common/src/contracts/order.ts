import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.ts';
import { cents, currency, id, quantity, time, version } from './fields.ts';

export const orderStatuses = [
  'created',
  'awaiting:payment',
  'complete',
  'cancelled',
  'refund:pending',
  'refunded',
] as const;

export type OrderStatus = (typeof orderStatuses)[number];

export const orderData = z.object({
  id,
  version,
  status: z.enum(orderStatuses),
  userId: id,
  quantity,
  totalCents: cents,
  currency,
  expiresAt: time,
  /** What the buyer calls it. Absent in events of older versions, as is all that is optional here. */
  number: z.string().optional(),
  ticket: z.object({
    id,
    version,
    title: z.string(),
    priceCents: cents,
    userId: id,
    startsAt: time.nullable().optional(),
    timeZone: z.string().optional(),
    venue: z.string().optional(),
    city: z.string().optional(),
  }),
});

export type OrderData = z.infer<typeof orderData>;

export const cancelReasons = ['user', 'expired', 'payment'] as const;
export type CancelReason = (typeof cancelReasons)[number];

export const cancelledOrderData = orderData.extend({ reason: z.enum(cancelReasons) });

export const orderSample: z.infer<typeof orderData> = {
  id: '665000000000000000000004',
  version: 0,
  status: 'created',
  userId: '665000000000000000000001',
  quantity: 2,
  totalCents: 3998,
  currency: 'eur',
  expiresAt: '2030-05-01T10:15:00.000Z',
  number: 'K7WQ2MXD',
  ticket: {
    id: '665000000000000000000002',
    version: 0,
    title: 'String quartet by candlelight',
    priceCents: 1999,
    userId: '665000000000000000000003',
    startsAt: '2030-06-01T18:00:00.000Z',
    timeZone: 'Europe/Zurich',
    venue: 'Old Mill',
    city: 'Zürich',
  },
};

export const OrderCreated = defineEvent('order:created', orderData, orderSample);
export type OrderCreated = EventOf<typeof OrderCreated>;

export const OrderUpdated = defineEvent('order:updated', orderData, {
  ...orderSample,
  version: 1,
  status: 'awaiting:payment',
});
export type OrderUpdated = EventOf<typeof OrderUpdated>;

export const OrderCancelled = defineEvent('order:cancelled', cancelledOrderData, {
  ...orderSample,
  version: 2,
  status: 'cancelled',
  reason: 'expired',
});
export type OrderCancelled = EventOf<typeof OrderCancelled>;

export const OrderCompleted = defineEvent('order:completed', orderData, {
  ...orderSample,
  version: 2,
  status: 'complete',
});
export type OrderCompleted = EventOf<typeof OrderCompleted>;

export const OrderRefundRequested = defineEvent('order:refund-requested', orderData, {
  ...orderSample,
  version: 3,
  status: 'refund:pending',
});
export type OrderRefundRequested = EventOf<typeof OrderRefundRequested>;

export const OrderRefunded = defineEvent('order:refunded', orderData, {
  ...orderSample,
  version: 4,
  status: 'refunded',
});
export type OrderRefunded = EventOf<typeof OrderRefunded>;
