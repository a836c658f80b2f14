import { type Clock, noteOrder } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { ProcessedEvents } from '../models/processed-events.ts';
import type { PaymentGateway } from '../services/payment-gateway.ts';
import type { Settlement } from '../services/settlement.ts';

interface Deps {
  gateway: PaymentGateway;
  settlement: Settlement;
  processed: ProcessedEvents;
  clock: Clock;
}

export const receiveWebhook = ({ gateway, settlement, processed, clock }: Deps) =>
  route({
    post: '/api/payments/webhook',
    summary: 'Stripe says that something happened; what it was, we ask',
    who: 'anyone',
    signedBody: true,
    answer: { 200: z.strictObject({ received: z.literal(true) }) },
    refusals: { 400: 'Not signed by Stripe, or long ago' },
    codes: [
      'webhook.invalid-signature',
      'payment.provider-unavailable',
      'refund.pending',
      'resource.not-found',
    ],
    handle: async (req, res) => {
      const signature = String(req.headers['stripe-signature'] ?? '');
      const { id, intentId, orderId } = gateway.verify(req.body, signature, clock());
      if (intentId && !(await processed.has(id))) {
        const about = orderId ?? (await gateway.read(intentId))?.orderId;
        if (about) {
          noteOrder(about);
          await settlement.settle(about, intentId);
        }
        await processed.add(id, clock());
      }
      res.json({ received: true });
    },
  });
