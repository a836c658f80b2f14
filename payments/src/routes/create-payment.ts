import { route } from '@ticketing/common/http';
import type { Checkout } from '../services/checkout.ts';
import { type OwnDeps, orderId, ownOrder, payingCodes, payingLimits } from './order-input.ts';
import { outcomeView, toOutcomeView } from './payment-view.ts';

export const createPayment = ({ checkout, ...own }: OwnDeps & { checkout: Checkout }) =>
  route({
    post: '/api/payments',
    summary: 'Pay my order with a card that Stripe knows; once more is as good as once',
    who: 'user',
    limits: payingLimits,
    input: {
      body: {
        orderId,
        token: {
          isString: true,
          trim: true,
          matches: { options: /^(tok|pm)_\w{1,100}$/ },
          errorMessage: { message: 'Token must be provided', code: 'token.required' },
        },
      },
    },
    answer: { 201: outcomeView },
    refusals: {
      400: 'Not payable, or the card was declined: why, in words',
      404: 'No such order of yours',
      503: 'Stripe or orders does not answer, or the order is not known here yet: ask again',
    },
    codes: [...payingCodes, 'payment.not-tried'],
    handle: async (req, res) => {
      const order = await ownOrder(own, req.input.orderId, req.user);
      res.status(201).json(toOutcomeView(await checkout.pay(order, req.input.token)));
    },
  });
