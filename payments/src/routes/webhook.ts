import type { Clock } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Told } from '../models/told.ts';
import type { PaymentGateway } from '../services/payment-gateway.ts';
import type { Till } from '../services/till.ts';

interface Deps {
  gateway: PaymentGateway;
  till: Till;
  told: Told;
  clock: Clock;
}

export const stripeWebhook = ({ gateway, till, told, clock }: Deps) =>
  route({
    post: '/api/payments/webhook',
    summary: 'Stripe tells that something happened; what it was, we ask',
    who: 'anyone',
    signedBody: true,
    answer: { 200: z.strictObject({ received: z.literal(true) }) },
    refusals: { 400: 'Not signed by Stripe, or long ago' },
    handle: async (req, res) => {
      const signature = String(req.headers['stripe-signature'] ?? '');
      const { id, intentId, orderId } = gateway.verify(req.body, signature, clock());
      if (intentId && !(await told.has(id))) {
        const about = orderId ?? (await gateway.read(intentId))?.orderId;
        if (about) await till.settle(about, intentId);
        await told.keep(id, clock());
      }
      res.json({ received: true });
    },
  });
