import { pageOf, pageQuery, route } from '@ticketing/common/http';
import { z } from 'zod';
import { ownWebhook, type WebhookDeps } from '../../services/webhook-deps.ts';
import { deliveryView, toDeliveryView } from './webhook-view.ts';

export const listDeliveries = ({ webhooks, deliveries }: WebhookDeps) =>
  route({
    get: '/api/notifications/webhooks/:id/deliveries',
    summary: 'What was sent to it in the last 30 days and what came back, newest first',
    who: 'user',
    input: { query: pageQuery },
    answer: { 200: z.array(deliveryView) },
    refusals: { 404: 'No such webhook of yours' },
    codes: ['resource.not-found'],
    handle: async (req, res) => {
      const { limit, cursor } = req.input;
      const { id } = await ownWebhook(webhooks, req.params.id, req.user.id);
      const found = await deliveries.page(id, limit + 1, cursor);
      res.json(pageOf(req, res, limit, found, deliveries.cursorOf).map(toDeliveryView));
    },
  });
