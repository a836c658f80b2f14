import { refuseIf } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { whyNotSend } from '../../domain/webhook.ts';
import { mustBe, ownWebhook, type WebhookDeps } from '../../services/webhook-deps.ts';
import { deliveryView, toDeliveryView } from './webhook-view.ts';

export const redeliver = ({ webhooks, deliveries, clock, wake }: WebhookDeps) =>
  route({
    post: '/api/notifications/webhooks/:id/deliveries/:deliveryId/redeliver',
    summary: 'Send it again now, under the webhook-id it had',
    who: 'user',
    answer: { 202: deliveryView },
    refusals: { 400: 'Switched off', 404: 'No such delivery of yours' },
    codes: ['webhook.switched-off', 'resource.not-found'],
    limits: [{ points: 120, perSeconds: 300, by: 'user' }],
    handle: async (req, res) => {
      const webhook = await ownWebhook(webhooks, req.params.id, req.user.id);
      refuseIf(whyNotSend(webhook));
      const at = clock();
      const delivery = mustBe(await deliveries.again(String(req.params.deliveryId), webhook.id, at));
      await webhooks.dueNow(webhook.id, at);
      wake();
      res.status(202).json(toDeliveryView(delivery));
    },
  });
