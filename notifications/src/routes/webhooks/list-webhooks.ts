import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { WebhookDeps } from '../../services/webhook-deps.ts';
import { toWebhookView, webhookView } from './webhook-view.ts';

export const listWebhooks = ({ webhooks, clock }: WebhookDeps) =>
  route({
    get: '/api/notifications/webhooks',
    summary: 'My webhooks',
    who: 'user',
    answer: { 200: z.array(webhookView) },
    handle: async (req, res) => {
      const found = await webhooks.of(req.user.id);
      res.json(found.map((webhook) => toWebhookView(webhook, clock())));
    },
  });
