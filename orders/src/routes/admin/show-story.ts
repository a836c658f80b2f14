import { passStatuses } from '@ticketing/common/contracts';
import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Orders } from '../../models/orders.ts';
import { orderStoryView, toOrderStory } from '../order-view.ts';

const view = orderStoryView.extend({
  refundRun: z.string().optional(),
  passes: z.array(
    z.strictObject({
      id: z.string(),
      seat: z.int(),
      status: z.enum(passStatuses),
      admittedAt: z.iso.datetime().optional(),
    }),
  ),
});

export const showStory = ({ orders }: { orders: Orders }) =>
  route({
    get: '/api/orders/:orderId/story',
    summary: "Anybody's order, what has become of it and of its passes",
    who: 'admin',
    answer: { 200: view },
    handle: async (req, res) => {
      const order = await orders.findCurrent(String(req.params.orderId));
      const { passes = [], refundRun } = order;
      res.json({
        ...toOrderStory(order),
        ...(refundRun ? { refundRun } : {}),
        passes: passes.map(({ id, seat, status, admittedAt }) => ({ id, seat, status, admittedAt })),
      });
    },
  });
