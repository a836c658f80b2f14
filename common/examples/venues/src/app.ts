import { createService, type Platform } from '@ticketing/common/service';
import { userChanged } from './events/listeners/user-changed.ts';
import { venueOpened } from './events/publishers/venue-opened.ts';
import { venueRenamed } from './events/publishers/venue-renamed.ts';
import { ownerReplica } from './models/owners.ts';
import { venueAggregates } from './models/venues.ts';
import { openVenue } from './routes/open-venue.ts';
import { renameVenue } from './routes/rename-venue.ts';
import { showVenue } from './routes/show-venue.ts';

/** If it is not here, venues does not do it. */
export const createVenues = (platform: Platform) => {
  const { db, clock } = platform;
  const venues = venueAggregates(db, clock, {
    'venue:opened': venueOpened,
    'venue:renamed': venueRenamed,
  });
  const owners = ownerReplica(db);

  return createService(
    {
      name: 'venues',
      path: '/api/venues',
      routes: [openVenue({ venues }), showVenue({ venues, owners }), renameVenue({ venues })],
      listeners: userChanged({ owners }),
      outboxes: [venues.outbox],
      replicated: [venues.outbox],
      replicas: [{ of: 'auth', behind: owners.behind }],
    },
    platform,
  );
};
