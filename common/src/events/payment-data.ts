import { z } from 'zod';
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
