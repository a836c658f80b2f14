import { type Clock, ownedBy, refuseIf } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { cancel, whyNotCancel } from '../domain/hold.ts';
import type { Orders } from '../models/orders.ts';

export const cancelOrder = ({ orders, clock }: { orders: Orders; clock: Clock }) =>
  route({
    delete: '/api/orders/:orderId',
    summary: 'Cancel my unpaid order; once more is as good as once',
    who: 'user',
    answer: { 204: 'nothing' },
    refusals: { 400: 'Paid already', 404: 'No such order of yours' },
    codes: ['order.refund-only'],
    handle: async (req, res) => {
      const id = String(req.params.orderId);
      await orders.findCurrent(id, ownedBy(req.user.id));
      await orders.change(
        id,
        (order) => refuseIf(whyNotCancel(order)),
        (order) => cancel(order, clock()),
      );
      res.status(204).send();
    },
  });
