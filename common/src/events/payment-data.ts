import { z } from 'zod';
import { cents, id, version } from './fields.ts';

export const paymentData = z.object({
  id,
  version,
  orderId: id,
  stripeId: z.string(),
  amountCents: cents,
  reason: z.string().optional(),
});

export const paymentSample: z.infer<typeof paymentData> = {
  id: '665000000000000000000004',
  version: 0,
  orderId: '665000000000000000000004',
  stripeId: 'pi_sample',
  amountCents: 3998,
};
