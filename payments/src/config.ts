import { commonConfig } from '@ticketing/common/service';
import { z } from 'zod';

export const paymentsConfig = commonConfig.extend({
  STRIPE_KEY: z.string().min(1).describe("Stripe's secret key"),
  STRIPE_WEBHOOK_SECRET: z.string().min(1).describe('what Stripe signs its webhooks with'),
  STRIPE_API_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("a stand-in's address: protocol, host and port; without it, Stripe"),
  RECONCILE_SECONDS: z.coerce
    .number()
    .positive()
    .default(60)
    .describe('how often Stripe is asked about payments that do not come to an end'),
});

export type PaymentsConfig = z.infer<typeof paymentsConfig>;
