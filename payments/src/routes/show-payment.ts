import { route } from '@ticketing/common/http';
import type { Payments } from '../models/payments.ts';
import { type OwnDeps, ownPayment } from './order-input.ts';
import { paymentView, toPaymentView } from './payment-view.ts';

export const showPayment = (own: OwnDeps & { payments: Payments }) =>
  route({
    get: '/api/payments/:orderId',
    summary: 'What has become of my payment',
    who: 'user',
    answer: { 200: paymentView },
    refusals: { 404: 'No payment of yours', 503: 'The order is not known here yet: ask again' },
    codes: ['resource.not-known-yet'],
    handle: async (req, res) => {
      res.json(toPaymentView(await ownPayment(own, String(req.params.orderId), req.user)));
    },
  });
