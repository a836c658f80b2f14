import { pageOf, pageQuery, route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Payments } from '../models/payments.ts';
import { chargeView, toChargeView } from './payment-view.ts';

export const findCharges = ({ payments }: { payments: Payments }) =>
  route({
    get: '/api/payments',
    summary:
      "Orders that were paid with a card that ends so, newest first: for who asks what's on their statement",
    who: 'admin',
    input: {
      query: {
        ...pageQuery,
        last4: {
          isString: true,
          matches: { options: /^\d{4}$/ },
          errorMessage: { message: "Last4 must be a card's last four digits", code: 'last4.invalid' },
        },
      },
    },
    answer: { 200: z.array(chargeView) },
    handle: async (req, res) => {
      const { last4, limit, cursor } = req.input;
      const found = await payments.byCard(last4, limit + 1, cursor);
      res.json(pageOf(req, res, limit, found, ({ id }) => id).map(toChargeView));
    },
  });
