import { createService, type Platform } from '@ticketing/common/service';
import type { NotificationsConfig } from './config.ts';
import { userChanged } from './events/listeners/user-changed.ts';
import { peopleReplica } from './models/people.ts';
import { createWebhook } from './routes/webhooks/create-webhook.ts';
import { deleteWebhook } from './routes/webhooks/delete-webhook.ts';
import { listDeliveries } from './routes/webhooks/list-deliveries.ts';
import { listWebhooks } from './routes/webhooks/list-webhooks.ts';
import { redeliver } from './routes/webhooks/redeliver.ts';
import { rotateSecret } from './routes/webhooks/rotate-secret.ts';
import { testWebhook } from './routes/webhooks/test-webhook.ts';
import { updateWebhook } from './routes/webhooks/update-webhook.ts';
import { createWebhooks } from './services/webhooks.ts';

/** If it is not here, notifications does not do it. */
export const createNotifications = (platform: Platform<NotificationsConfig>) => {
  const { db } = platform;
  const people = peopleReplica(db);
  const { worker: webhookSender, ...webhooks } = createWebhooks(platform, { onSwitchedOff: async () => {} });

  return createService(
    {
      name: 'notifications',
      path: '/api/notifications',
      routes: [
        listWebhooks(webhooks),
        createWebhook(webhooks),
        updateWebhook(webhooks),
        deleteWebhook(webhooks),
        rotateSecret(webhooks),
        testWebhook(webhooks),
        listDeliveries(webhooks),
        redeliver(webhooks),
      ],
      listeners: userChanged({ people }),
      outboxes: [],
      workers: [webhookSender],
      replicas: [{ of: 'auth', behind: people.behind }],
    },
    platform,
  );
};
