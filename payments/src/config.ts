import { commonConfig } from '@ticketing/common/service';
import { z } from 'zod';

/** Keys that npm start, compose.yaml and make-secrets make up; the last one is what make-secrets made in the past. */
const madeUp = /^sk_test_(stand_in|k[0-9a-f]{64}$)/;

const isStripe = (url: string | undefined) => !url || new URL(url).hostname === 'api.stripe.com';

const settings = commonConfig.extend({
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

export const paymentsConfig = settings.refine(
  ({ STRIPE_KEY, STRIPE_API_URL }) => !(madeUp.test(STRIPE_KEY) && isStripe(STRIPE_API_URL)),
  {
    path: ['STRIPE_KEY'],
    message:
      "this is the stand-in's made-up key, which Stripe does not know; allowed is a key of your Stripe account " +
      '(sk_test_…, sk_live_…, rk_…), or this one together with STRIPE_API_URL, the address of a stand-in',
  },
);

export type PaymentsConfig = z.infer<typeof paymentsConfig>;
