import { type Clock, ConflictError, ForbiddenError, NotFoundError, refuseIf } from '@ticketing/common/base';
import { route, type SignedInRequest } from '@ticketing/common/http';
import type { Order } from '../domain/order.ts';
import { requestRefund, whyNotRefund, whyNotRefundUnasked } from '../domain/payment.ts';
import type { Orders } from '../models/orders.ts';
import { orderView, toOrderView } from './order-view.ts';

export const refundOrder = ({ orders, clock }: { orders: Orders; clock: Clock }) =>
  route({
    post: '/api/orders/:orderId/refund',
    summary: "Give a paid order's money back: its seller, or an admin",
    who: 'user',
    input: {
      body: {
        admitted: {
          optional: true,
          isBoolean: { options: { strict: true } },
          errorMessage: { message: 'Admitted must be true or false', code: 'admitted.invalid' },
        },
      },
    },
    answer: { 202: orderView },
    refusals: {
      400: 'Not paid',
      403: 'The buyer cannot',
      404: 'No such order',
      409: 'Somebody is inside: `admitted` says that this is known',
    },
    codes: ['order.not-paid', 'order.not-seller', 'order.admitted'],
    handle: async (req, res) => {
      const mayRefund = refundableBy(req.user);
      const order = await orders.change(
        String(req.params.orderId),
        (found) => {
          mayRefund(found);
          if (!req.input.admitted) refuseUnasked(found);
        },
        (found) => requestRefund(found, clock()),
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

const refuseUnasked = (order: Order) => {
  const reason = whyNotRefundUnasked(order);
  if (reason) throw new ConflictError(reason.message, reason.code);
};
