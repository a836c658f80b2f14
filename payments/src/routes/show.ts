import { route } from '@ticketing/common/service';
import { ownedBy, type Payments } from '../models/payments.ts';
import { paymentView, toPaymentView } from './payment-view.ts';

export const showPayment = ({ payments }: { payments: Payments }) =>
  route({
    get: '/api/payments/:orderId',
    summary: 'What has become of my payment',
    who: 'user',
    answer: { 200: paymentView },
    refusals: { 404: 'No payment of yours' },
    handle: async (req, res) => {
      const payment = await payments.find(String(req.params.orderId));
      ownedBy(req.user.id)(payment);
      res.json(toPaymentView(payment));
    },
  });
