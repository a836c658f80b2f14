import { createService, type Platform } from '@ticketing/common/service';
import type { NotificationsConfig } from './config.ts';
import { userChanged } from './events/listeners/user-changed.ts';
import { peopleReplica } from './models/people.ts';

/** If it is not here, notifications does not do it. */
export const createNotifications = (platform: Platform<NotificationsConfig>) => {
  const { db } = platform;
  const people = peopleReplica(db);

  return createService(
    {
      name: 'notifications',
      path: '/api/notifications',
      routes: [],
      listeners: userChanged({ people }),
      outboxes: [],
      replicas: [{ of: 'auth', behind: people.behind }],
    },
    platform,
  );
};
