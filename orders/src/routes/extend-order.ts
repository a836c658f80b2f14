import { type Clock, ownedBy, refuseIf } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { extend, whyNotExtend } from '../domain/hold.ts';
import type { Orders } from '../models/orders.ts';
import { orderView, toOrderView } from './order-view.ts';

export const extendOrder = ({ orders, clock }: { orders: Orders; clock: Clock }) =>
  route({
    post: '/api/orders/:orderId/extend',
    summary: 'Five more minutes, once, and 30 in all at most',
    who: 'user',
    answer: { 200: orderView },
    refusals: { 400: 'Expired, paid, or extended already', 404: 'No such order of yours' },
    codes: ['order.expired', 'order.not-unpaid', 'order.extended-already', 'order.max-hold'],
    handle: async (req, res) => {
      const id = String(req.params.orderId);
      await orders.findCurrent(id, ownedBy(req.user.id));
      const order = await orders.change(id, (found) => refuseIf(whyNotExtend(found, clock())), extend);
      res.json(toOrderView(order));
    },
  });
