import { z } from 'zod';
import { cents, currency, id, quantity, time, version } from './fields.ts';
import { orderStatuses } from './order-status.ts';

export const orderData = z.object({
  id,
  version,
  status: z.enum(orderStatuses),
  userId: id,
  quantity,
  totalCents: cents,
  currency,
  expiresAt: time,
  ticket: z.object({ id, version, title: z.string(), priceCents: cents, userId: id }),
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
  ticket: {
    id: '665000000000000000000002',
    version: 0,
    title: 'String quartet by candlelight',
    priceCents: 1999,
    userId: '665000000000000000000003',
  },
};
