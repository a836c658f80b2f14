import { ownedBy } from '@ticketing/common/base';
import { openEventStream, route } from '@ticketing/common/http';
import type { Orders } from '../models/orders.ts';
import type { OrderWatch } from '../services/order-watch.ts';
import { orderView, toOrderView } from './order-view.ts';

export const watchOrder = ({ orders, watch }: { orders: Orders; watch: OrderWatch }) =>
  route({
    get: '/api/orders/:orderId/stream',
    summary: 'My order, now and whenever it changes',
    who: 'user',
    answer: { 200: orderView },
    mediaType: 'text/event-stream',
    refusals: { 404: 'No such order of yours', 503: 'Too many look on' },
    codes: ['stream.full'],
    handle: async (req, res) => {
      const order = await orders.findCurrent(String(req.params.orderId), ownedBy(req.user.id));
      if (res.closed) return;
      const leave = watch.enter(order, (latest) => stream.send(toOrderView(latest)));
      const stream = openEventStream(req, res);
      stream.onClose(leave);
      stream.send(toOrderView(order));
    },
  });
