import { commonConfig } from '@ticketing/common/service';
import { z } from 'zod';

export const paymentsConfig = commonConfig.extend({
  STRIPE_KEY: z.string().min(1).describe("Stripe's secret key"),
  STRIPE_WEBHOOK_SECRET: z.string().min(1).describe('what Stripe signs its webhooks with'),
});

export type PaymentsConfig = z.infer<typeof paymentsConfig>;
