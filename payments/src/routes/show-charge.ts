import { route } from '@ticketing/common/http';
import type { Payments } from '../models/payments.ts';
import { chargeView, toChargeView } from './payment-view.ts';

export const showCharge = ({ payments }: { payments: Payments }) =>
  route({
    get: '/api/payments/:orderId/charge',
    summary: "Any order's payment, for an admin",
    who: 'admin',
    answer: { 200: chargeView },
    handle: async (req, res) => {
      res.json(toChargeView(await payments.find(String(req.params.orderId))));
    },
  });
