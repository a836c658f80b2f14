import { pageOf, pageQuery, route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Sales } from '../models/sales.ts';
import { orderView, toOrderView } from './order-view.ts';

export const listSales = ({ sales }: { sales: Sales }) =>
  route({
    get: '/api/orders/sales/:ticketId',
    summary: 'The paid orders of a listing of mine, refunded ones too, newest first',
    who: 'user',
    input: { query: pageQuery },
    answer: { 200: z.array(orderView) },
    handle: async (req, res) => {
      const { limit } = req.input;
      const ticketId = String(req.params.ticketId);
      const found = await sales.paid({ ...req.input, sellerId: req.user.id, ticketId, limit: limit + 1 });
      res.json(pageOf(req, res, limit, found, ({ id }) => id).map(toOrderView));
    },
  });
