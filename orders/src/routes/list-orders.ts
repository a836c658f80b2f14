import { oneOf } from '@ticketing/common/base';
import { orderStatuses } from '@ticketing/common/contracts';
import { pageOf, pageQuery, route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Orders } from '../models/orders.ts';
import type { Reservations } from '../models/reservations.ts';
import { orderView, toOrderView } from './order-view.ts';

export const listOrders = ({ orders, reservations }: { orders: Orders; reservations: Reservations }) =>
  route({
    get: '/api/orders',
    summary: 'My orders, newest first',
    who: 'user',
    input: { query: { ...pageQuery, status: { ...oneOf('Status', orderStatuses), optional: true } } },
    answer: { 200: z.array(orderView) },
    handle: async (req, res) => {
      const userId = req.user.id;
      await reservations.tidy(userId);
      const found = await orders.page({ ...req.input, userId, limit: req.input.limit + 1 });
      res.json(pageOf(req, res, req.input.limit, found, ({ id }) => id).map(toOrderView));
    },
  });
