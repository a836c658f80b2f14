import { route } from '@ticketing/common/http';
import type { Payments } from '../models/payments.ts';
import type { Checkout } from '../services/checkout.ts';
import { type OwnDeps, ownPayment, payingCodes, payingLimits } from './order-input.ts';
import { outcomeView, toOutcomeView } from './payment-view.ts';

export const confirmPayment = ({ checkout, ...own }: OwnDeps & { payments: Payments; checkout: Checkout }) =>
  route({
    post: '/api/payments/:orderId/confirm',
    summary: 'Ask Stripe what has become of my payment, after 3-D Secure for instance',
    who: 'user',
    limits: payingLimits,
    answer: { 200: outcomeView },
    refusals: {
      400: 'Declined, or the order is over: why, in words',
      404: 'No payment of yours',
      503: 'Stripe or orders does not answer, or the order is not known here yet: ask again',
    },
    codes: payingCodes,
    handle: async (req, res) => {
      const payment = await ownPayment(own, String(req.params.orderId), req.user);
      res.json(toOutcomeView(await checkout.confirm(payment)));
    },
  });
