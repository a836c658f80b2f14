import { behindIn, type Replica, replicate } from '@ticketing/common/messaging';
import { type Connection, Schema } from 'mongoose';

export interface OwnerReplica {
  replicate(owner: { id: string; version: number; name: string }): Promise<void>;
  behind: Replica['behind'];
  nameOf(id: string): Promise<string | undefined>;
}

const schema = new Schema(
  { _id: String, version: Number, name: String },
  { versionKey: false, autoIndex: false, autoCreate: false },
);

export const ownerReplica = (db: Connection): OwnerReplica => {
  const owners = db.model('Owner', schema);
  return {
    behind: (versions) => behindIn(owners, versions),
    replicate: ({ id, version, name }) => replicate(owners, { id, version, name }),
    nameOf: async (id) => (await owners.findById(id).lean())?.name ?? undefined,
  };
};
