import { refuseIf } from '@ticketing/common/base';
import { newId, route } from '@ticketing/common/http';
import { whyNotSend } from '../../domain/webhook.ts';
import { testType } from '../../domain/webhook-delivery.ts';
import { ownWebhook, type WebhookDeps } from '../../services/webhook-deps.ts';
import { webhookDelivery } from '../../services/webhook-hooks.ts';
import { deliveryView, toDeliveryView } from './webhook-view.ts';

export const testWebhook = ({ webhooks, deliveries, clock, wake }: WebhookDeps) =>
  route({
    post: '/api/notifications/webhooks/:id/test',
    summary: 'Send a test event, once',
    who: 'user',
    answer: { 202: deliveryView },
    refusals: { 400: 'Switched off', 404: 'No such webhook of yours' },
    codes: ['webhook.switched-off', 'resource.not-found'],
    limits: [{ points: 20, perSeconds: 300, by: 'user' }],
    handle: async (req, res) => {
      const webhook = await ownWebhook(webhooks, req.params.id, req.user.id);
      refuseIf(whyNotSend(webhook));
      const at = clock();
      const payload = { type: testType, timestamp: at.toISOString(), data: { webhookId: webhook.id } };
      const eventId = `${testType}/${newId(req).id}`;
      const delivery = webhookDelivery(eventId, webhook.id, payload, testType, at);
      await deliveries.insert([delivery]);
      await webhooks.dueNow(webhook.id, at);
      wake();
      res.status(202).json(toDeliveryView(delivery));
    },
  });
