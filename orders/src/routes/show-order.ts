import { ownedBy } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import type { Orders } from '../models/orders.ts';
import { orderStoryView, toOrderStory } from './order-view.ts';

export const showOrder = ({ orders }: { orders: Orders }) =>
  route({
    get: '/api/orders/:orderId',
    summary: 'Show my order and what has become of it',
    who: 'user',
    answer: { 200: orderStoryView },
    refusals: { 404: 'No such order of yours' },
    handle: async (req, res) => {
      res.json(toOrderStory(await orders.findCurrent(String(req.params.orderId), ownedBy(req.user.id))));
    },
  });
