import { type Clock, ForbiddenError, NotFoundError, refuseIf } from '@ticketing/common/base';
import { route, type SignedInRequest } from '@ticketing/common/http';
import type { Order } from '../domain/order.ts';
import { requestRefund, whyNotRefund } from '../domain/payment.ts';
import type { Orders } from '../models/orders.ts';
import { orderView, toOrderView } from './order-view.ts';

export const refundOrder = ({ orders, clock }: { orders: Orders; clock: Clock }) =>
  route({
    post: '/api/orders/:orderId/refund',
    summary: "Give a paid order's money back: its seller, or an admin",
    who: 'user',
    answer: { 202: orderView },
    refusals: { 400: 'Not paid', 403: 'The buyer cannot', 404: 'No such order' },
    codes: ['order.not-paid', 'order.not-seller'],
    handle: async (req, res) => {
      const order = await orders.change(String(req.params.orderId), refundableBy(req.user), (found) =>
        requestRefund(found, clock()),
      );
      res.status(202).json(toOrderView(order));
    },
  });

const refundableBy =
  ({ id, role }: SignedInRequest['user']) =>
  (order: Order) => {
    if (role === 'admin' || id === order.ticket.userId) return refuseIf(whyNotRefund(order));
    if (id === order.userId)
      throw new ForbiddenError('Only the seller or an admin can refund an order', 'order.not-seller');
    throw new NotFoundError();
  };
