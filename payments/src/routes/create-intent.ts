import { route } from '@ticketing/common/http';
import type { Checkout } from '../services/checkout.ts';
import { type OwnDeps, orderId, ownOrder, payingCodes, payingLimits } from './order-input.ts';
import { intentView, toIntentView } from './payment-view.ts';

export const createIntent = ({ checkout, ...own }: OwnDeps & { checkout: Checkout }) =>
  route({
    post: '/api/payments/intents',
    summary: "My order's payment intent, for Stripe's own form; a second call gives the same",
    who: 'user',
    limits: payingLimits,
    input: { body: { orderId } },
    answer: { 201: intentView },
    refusals: {
      400: 'Not payable',
      404: 'No such order of yours',
      503: 'Stripe does not answer, or the order is not known here yet: ask again',
    },
    codes: [...payingCodes, 'payment.not-opened'],
    handle: async (req, res) => {
      const order = await ownOrder(own, req.input.orderId, req.user);
      res.status(201).json(toIntentView(await checkout.open(order)));
    },
  });
