import { behindIn, type Replica, replicate } from '@ticketing/common/messaging';
import { type Connection, Schema } from 'mongoose';

export interface AuthorReplica {
  keep(author: { id: string; version: number; name: string }): Promise<void>;
  behind: Replica['behind'];
  nameOf(id: string): Promise<string | undefined>;
}

const schema = new Schema(
  { _id: String, version: Number, name: String },
  { versionKey: false, autoIndex: false, autoCreate: false },
);

/** Of auth's users as much as is shown here. */
export const authorReplica = (db: Connection): AuthorReplica => {
  const authors = db.model('Author', schema);
  return {
    behind: (versions) => behindIn(authors, versions),
    keep: ({ id, version, name }) => replicate(authors, { id, version, name }),
    nameOf: async (id) => (await authors.findById(id).lean())?.name ?? undefined,
  };
};
