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
import { deliverBy } from './services/deliver.ts';
import type { Hooks } from './services/hooks.ts';
import { listingNews } from './services/listing-news.ts';

/** If it is not here, notifications does not do it. */
export const createNotifications = (platform: Platform<NotificationsConfig>) => {
  const { db, clock, logger } = platform;
  const people = peopleReplica(db);
  const orders = orderReplica(db);
  const listings = listingReplica(db);
  const messages = messageModel(db, clock);
  const changes = listingChangeModel(db);
  const deliver = deliverBy(messages, () => {});
  const hooks: Hooks = { enqueue: async () => {} };
  const news = listingNews({ listings, orders, changes, messages, deliver, logger });

  return createService(
    {
      name: 'notifications',
      path: '/api/notifications',
      routes: [],
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
      workers: [news],
    },
    platform,
  );
};
