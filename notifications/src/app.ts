import { createService, type Platform } from '@ticketing/common/service';
import type { NotificationsConfig } from './config.ts';
import { allSessionsEnded } from './events/listeners/all-sessions-ended.ts';
import { expirationSoon } from './events/listeners/expiration-soon.ts';
import { linkRequested } from './events/listeners/link-requested.ts';
import { orderChanged } from './events/listeners/order-changed.ts';
import { ticketChanged } from './events/listeners/ticket-changed.ts';
import { userChanged } from './events/listeners/user-changed.ts';
import { listingChangeModel } from './models/listing-changes.ts';
import { listingReplica } from './models/listings.ts';
import { messageModel } from './models/messages.ts';
import { orderReplica } from './models/orders.ts';
import { peopleReplica } from './models/people.ts';
import { createWebhook } from './routes/webhooks/create-webhook.ts';
import { deleteWebhook } from './routes/webhooks/delete-webhook.ts';
import { listDeliveries } from './routes/webhooks/list-deliveries.ts';
import { listWebhooks } from './routes/webhooks/list-webhooks.ts';
import { redeliver } from './routes/webhooks/redeliver.ts';
import { rotateSecret } from './routes/webhooks/rotate-secret.ts';
import { testWebhook } from './routes/webhooks/test-webhook.ts';
import { updateWebhook } from './routes/webhooks/update-webhook.ts';
import { deliverBy } from './services/deliver.ts';
import { listingNews } from './services/listing-news.ts';
import { createWebhooks } from './services/webhooks.ts';

/** If it is not here, notifications does not do it. */
export const createNotifications = (platform: Platform<NotificationsConfig>) => {
  const { db, clock, logger } = platform;
  const people = peopleReplica(db);
  const orders = orderReplica(db);
  const listings = listingReplica(db);
  const messages = messageModel(db, clock);
  const changes = listingChangeModel(db);
  const deliver = deliverBy(messages, () => {});
  const webhooks = createWebhooks(platform, { onSwitchedOff: async () => {} });
  const { hooks } = webhooks;
  const news = listingNews({ listings, orders, changes, messages, deliver, logger });

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
      listeners: [
        ...userChanged({ people }),
        ...linkRequested({ people, deliver }),
        allSessionsEnded({ deliver }),
        ...orderChanged({ orders, news, deliver, hooks }),
        expirationSoon({ orders, deliver, clock }),
        ...ticketChanged({ listings, news, hooks }),
      ],
      outboxes: [],
      replicas: [people.replica, orders.replica, listings.replica],
      workers: [news, webhooks.worker],
    },
    platform,
  );
};
