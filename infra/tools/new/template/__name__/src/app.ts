import { createService, type Platform } from '@ticketing/common/service';
import { userChanged } from './events/listeners/user-changed.ts';
import { __camel__Created } from './events/publishers/__name__-created.ts';
import { authorReplica } from './models/authors.ts';
import { entryAggregates } from './models/entries.ts';
import { createEntry } from './routes/create-entry.ts';
import { showEntry } from './routes/show-entry.ts';

/** If it is not here, __name__ does not do it. */
export const create__Name__ = (platform: Platform) => {
  const { db, clock } = platform;
  const entries = entryAggregates(db, clock, { '__name__:created': __camel__Created });
  const authors = authorReplica(db);

  return createService(
    {
      name: '__name__',
      path: '/api/__name__',
      routes: [createEntry({ entries }), showEntry({ entries, authors })],
      listeners: userChanged({ authors }),
      outboxes: [entries.outbox],
      replicas: [{ of: 'auth', behind: authors.behind }],
    },
    platform,
  );
};
