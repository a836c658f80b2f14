import { newId, route } from '@ticketing/common/http';
import { rotationMs } from '../../domain/webhook.ts';
import { ownWebhook, type WebhookDeps } from '../../services/webhook-deps.ts';
import { newSecret } from '../../services/webhook-signature.ts';
import { newWebhookView, toWebhookView } from './webhook-view.ts';

export const rotateSecret = ({ webhooks, clock }: WebhookDeps) =>
  route({
    post: '/api/notifications/webhooks/:id/rotate',
    summary: 'A new secret; the old one signs, too, for 24 hours',
    who: 'user',
    answer: { 200: newWebhookView },
    refusals: { 404: 'No such webhook of yours' },
    codes: ['resource.not-found'],
    limits: [{ points: 10, perSeconds: 300, by: 'user' }],
    handle: async (req, res) => {
      const at = clock();
      const webhook = await ownWebhook(webhooks, req.params.id, req.user.id);
      const rotated = await webhooks.rotate(webhook, {
        rotation: newId(req).id,
        secret: newSecret(),
        until: new Date(at.getTime() + rotationMs),
      });
      // another rotation was quicker, or this same request before: its secret is the one that counts
      const current = rotated ?? (await ownWebhook(webhooks, req.params.id, req.user.id));
      res.json({ ...toWebhookView(current, at), secret: current.secret });
    },
  });
