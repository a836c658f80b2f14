import { route } from '@ticketing/common/service';
import { ownedBy, type Payments } from '../models/payments.ts';
import type { Checkout } from '../services/checkout.ts';
import { payingLimits } from './order-input.ts';
import { outcomeView, toOutcomeView } from './payment-view.ts';

export const confirmPayment = ({ payments, checkout }: { payments: Payments; checkout: Checkout }) =>
  route({
    post: '/api/payments/:orderId/confirm',
    summary: 'Ask Stripe what has become of my payment, after 3-D Secure for instance',
    who: 'user',
    limits: payingLimits,
    answer: { 200: outcomeView },
    refusals: { 400: 'Declined: why, in words', 404: 'No payment of yours', 503: 'Stripe does not answer' },
    handle: async (req, res) => {
      const payment = await payments.find(String(req.params.orderId));
      ownedBy(req.user.id)(payment);
      res.json(toOutcomeView(await checkout.confirm(payment)));
    },
  });
