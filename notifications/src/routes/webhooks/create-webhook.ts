import { BadRequestError } from '@ticketing/common/base';
import { newId, route } from '@ticketing/common/http';
import { maxWebhooks, type WebhookEvent } from '../../domain/webhook.ts';
import type { WebhookDeps } from '../../services/webhook-deps.ts';
import { newSecret } from '../../services/webhook-signature.ts';
import { urlCodes, webhookFields } from './webhook-input.ts';
import { newWebhookView, toWebhookView } from './webhook-view.ts';

export const createWebhook = ({ webhooks, clock, allowLocal }: WebhookDeps) =>
  route({
    post: '/api/notifications/webhooks',
    summary: 'Have events of my listings and their orders sent to an address of mine; shows the secret',
    who: 'user',
    input: { body: webhookFields(allowLocal) },
    answer: { 201: newWebhookView },
    refusals: { 400: `No more than ${maxWebhooks} webhooks` },
    codes: [...urlCodes, 'webhook.limit'],
    limits: [{ points: 30, perSeconds: 300, by: 'user' }],
    handle: async (req, res) => {
      const { id, mayExist } = newId(req);
      const { url, events } = req.input;
      const at = clock();
      const found = mayExist ? await webhooks.find(id, req.user.id) : undefined;
      const webhook =
        found ??
        (await webhooks.insert({
          id,
          userId: req.user.id,
          url,
          events: [...new Set(events as WebhookEvent[])],
          secret: newSecret(),
          timesOn: 0,
          failures: 0,
          createdAt: at,
        }));
      if (!webhook) throw new BadRequestError(`You have ${maxWebhooks} webhooks already`, 'webhook.limit');
      res.status(201).json({ ...toWebhookView(webhook, at), secret: webhook.secret });
    },
  });
