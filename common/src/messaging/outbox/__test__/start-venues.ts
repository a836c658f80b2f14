import { Schema } from 'mongoose';
import { UserUpdated } from '../../../contracts/index.ts';
import { createService } from '../../../service/index.ts';
import { startTestService, type TestService } from '../../../testing/index.ts';
import { behindIn, listener, replicate } from '../../index.ts';
import { venueAggregates } from './venues.ts';

const schema = new Schema({ _id: String, version: Number, name: String }, { versionKey: false });

export interface VenuesService extends TestService {
  venues: ReturnType<typeof venueAggregates>;
}

/** A service with aggregates that others copy, and a copy of somebody else's. */
export const startVenues = async (env: Record<string, string> = {}): Promise<VenuesService> => {
  let venues: VenuesService['venues'] | undefined;
  const test = await startTestService(
    (platform) => {
      const { db, clock } = platform;
      const owners = db.model('Owner', schema);
      venues = venueAggregates(db, clock);
      return createService(
        {
          name: 'venues',
          path: '/api/venues',
          routes: [],
          listeners: [listener(UserUpdated, ({ data }) => replicate(owners, { ...data }))],
          outboxes: [venues.outbox],
          replicated: [venues.outbox],
          replicas: [{ of: 'auth', behind: (versions) => behindIn(owners, versions) }],
        },
        platform,
      );
    },
    { env },
  );
  if (!venues) throw new Error('not created');
  return { ...test, venues };
};
