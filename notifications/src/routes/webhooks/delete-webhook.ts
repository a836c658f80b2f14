import { NotFoundError } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import type { WebhookDeps } from '../../services/webhook-deps.ts';

export const deleteWebhook = ({ webhooks, deliveries }: WebhookDeps) =>
  route({
    delete: '/api/notifications/webhooks/:id',
    summary: 'Remove a webhook with its log',
    who: 'user',
    answer: { 204: 'nothing' },
    refusals: { 404: 'No such webhook of yours' },
    codes: ['resource.not-found'],
    handle: async (req, res) => {
      const id = String(req.params.id);
      if (!(await webhooks.remove(id, req.user.id))) throw new NotFoundError();
      await deliveries.removeOf(id);
      res.status(204).send();
    },
  });
