import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.ts';
import { cents, id, time, version } from './fields.ts';

export const paymentData = z.object({
  id,
  version,
  orderId: id,
  stripeId: z.string(),
  amountCents: cents,
  reason: z.string().optional(),
  /** Which try of the buyer's this is about. Absent in events of older versions, as is the next. */
  attempt: z.int().positive().optional(),
  /** When payments wrote down that the money is held. */
  authorizedAt: time.optional(),
});

export type PaymentData = z.infer<typeof paymentData>;

export const paymentSample: z.infer<typeof paymentData> = {
  id: '665000000000000000000004',
  version: 0,
  orderId: '665000000000000000000004',
  stripeId: 'pi_sample',
  amountCents: 3998,
  attempt: 1,
};

export const PaymentInitiated = defineEvent('payment:initiated', paymentData, paymentSample);
export type PaymentInitiated = EventOf<typeof PaymentInitiated>;

export const PaymentAuthorized = defineEvent('payment:authorized', paymentData, {
  ...paymentSample,
  version: 1,
  authorizedAt: '2030-05-01T10:05:00.000Z',
});
export type PaymentAuthorized = EventOf<typeof PaymentAuthorized>;

export const PaymentCreated = defineEvent('payment:created', paymentData, { ...paymentSample, version: 2 });
export type PaymentCreated = EventOf<typeof PaymentCreated>;

export const PaymentFailed = defineEvent('payment:failed', paymentData, {
  ...paymentSample,
  version: 2,
  reason: 'capture window closed',
});
export type PaymentFailed = EventOf<typeof PaymentFailed>;

export const PaymentRefunded = defineEvent('payment:refunded', paymentData, { ...paymentSample, version: 3 });
export type PaymentRefunded = EventOf<typeof PaymentRefunded>;
