import { route } from '@ticketing/common/http';
import type { WebhookEvent } from '../../domain/webhook.ts';
import { mustBe, ownWebhook, type WebhookDeps } from '../../services/webhook-deps.ts';
import { urlCodes, webhookFields } from './webhook-input.ts';
import { toWebhookView, webhookView } from './webhook-view.ts';

const optional = true;

export const updateWebhook = ({ webhooks, clock, allowLocal }: WebhookDeps) => {
  const { url, events } = webhookFields(allowLocal);
  return route({
    patch: '/api/notifications/webhooks/:id',
    summary: 'Change its address or its events, switch it off or on again',
    who: 'user',
    input: {
      body: {
        url: { optional, ...url },
        events: { optional, ...events },
        on: {
          optional,
          isBoolean: { options: { strict: true } },
          errorMessage: { message: 'on must be true or false', code: 'on.invalid' },
        },
      },
    },
    answer: { 200: webhookView },
    refusals: { 404: 'No such webhook of yours' },
    codes: [...urlCodes, 'resource.not-found'],
    handle: async (req, res) => {
      const { on, url, events } = req.input;
      const { id, userId } = await ownWebhook(webhooks, req.params.id, req.user.id);
      if (on === true) await webhooks.switchOn(id, userId);
      if (on === false) await webhooks.switchOff(id, 'owner');
      const fields = {
        ...(url === undefined ? {} : { url }),
        ...(events === undefined ? {} : { events: [...new Set(events as WebhookEvent[])] }),
      };
      if (Object.keys(fields).length > 0) await webhooks.edit(id, userId, fields);
      res.json(toWebhookView(mustBe(await webhooks.find(id, userId)), clock()));
    },
  });
};
