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

export const passStatuses = ['issued', 'admitted', 'void'] as const;
export type PassStatus = (typeof passStatuses)[number];

/** What is public of a pass: its code and its holder are not. */
export const passData = z.object({
  id,
  /** The first is 1. */
  seat: z.int().positive(),
  /** Of the code: it grows with each new one, and the one before is refused. */
  revision: version,
  status: z.enum(passStatuses),
});

const ticketData = z.object({
  id,
  version,
  title: z.string(),
  priceCents: cents,
  userId: id,
  startsAt: time.nullable().optional(),
  timeZone: z.string().optional(),
  venue: z.string().optional(),
  city: z.string().optional(),
});

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
  ticket: ticketData,
  /** Of an order since it is paid: one a seat. */
  passes: z.array(passData).optional(),
  /**
   * While it is paid: the passes that its buyer may show. `{ passes: [{ id, seat, code, shortCode, holder? }] }` as
   * JSON, sealed about `order:passes/<id>/<version>`: whoever reads the bus or its store has no ticket.
   */
  sealedCodes: z.string().optional(),
});

export type OrderData = z.infer<typeof orderData>;

export const cancelReasons = ['user', 'expired', 'payment', 'event'] as const;
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

const passesSample = (status: PassStatus): OrderData['passes'] => [
  { id: '665000000000000000000011', seat: 1, revision: 0, status },
  { id: '665000000000000000000012', seat: 2, revision: 0, status },
];

export const OrderCompleted = defineEvent('order:completed', orderData, {
  ...orderSample,
  version: 2,
  status: 'complete',
  passes: passesSample('issued'),
  sealedCodes: 'c2VhbGVk',
});
export type OrderCompleted = EventOf<typeof OrderCompleted>;

export const OrderRefundRequested = defineEvent('order:refund-requested', orderData, {
  ...orderSample,
  version: 3,
  status: 'refund:pending',
  passes: passesSample('void'),
});
export type OrderRefundRequested = EventOf<typeof OrderRefundRequested>;

export const OrderRefunded = defineEvent('order:refunded', orderData, {
  ...orderSample,
  version: 4,
  status: 'refunded',
  passes: passesSample('void'),
});
export type OrderRefunded = EventOf<typeof OrderRefunded>;

/**
 * A pass was given to somebody. `sealed` is `{ email, name?, code, shortCode }` as JSON, about
 * `order:pass-transferred/<id>/<version>`.
 */
export const OrderPassTransferred = defineEvent(
  'order:pass-transferred',
  z.object({
    id,
    version,
    number: z.string().optional(),
    /** Who gives. */
    userId: id,
    passId: id,
    seat: z.int().positive(),
    ticket: ticketData,
    sealed: z.string(),
  }),
  {
    id: orderSample.id,
    version: 3,
    number: 'K7WQ2MXD',
    userId: orderSample.userId,
    passId: '665000000000000000000012',
    seat: 2,
    ticket: orderSample.ticket,
    sealed: 'c2VhbGVk',
  },
);
export type OrderPassTransferred = EventOf<typeof OrderPassTransferred>;
