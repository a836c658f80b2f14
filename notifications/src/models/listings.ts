import { behindIn, type Replica, replicate, toState } from '@ticketing/common/messaging';
import { type Connection, Schema } from 'mongoose';
import type { Listing } from '../domain/listing-change.ts';

const schema = new Schema(
  { _id: String, version: Number },
  { versionKey: false, autoIndex: false, autoCreate: false, strict: false },
);

export type Listings = ReturnType<typeof listingReplica>;

/** What tickets has published of its listings. */
export const listingReplica = (db: Connection) => {
  const model = db.model('Listing', schema);
  return {
    replica: { of: 'tickets', behind: (versions) => behindIn(model, versions) } satisfies Replica,
    keep: (listing: Listing) => replicate(model, { ...listing }),
    find: async (id: string) => {
      const found = await model.findById(id).lean<{ _id: string }>();
      return found ? toState<Listing>(found as never) : undefined;
    },
  };
};
