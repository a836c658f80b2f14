import { createHash } from 'node:crypto';
import { isDuplicateKey } from '@ticketing/common/base';
import { toState } from '@ticketing/common/messaging';
import { type Connection, type mongo, Schema } from 'mongoose';

/** A link that lets a helper admit people to one event. */
export interface Door {
  id: string;
  ticketId: string;
  name: string;
}

type Stored = Omit<Door, 'id'> & { _id: string; tokenHash: string };

const schema = new Schema(
  { _id: String, ticketId: String, tokenHash: String },
  { versionKey: false, autoIndex: false, autoCreate: false },
);
schema.index({ ticketId: 1, _id: 1 });
schema.index({ tokenHash: 1 }, { unique: true });

export const maxDoors = 50;

/** A token has no pattern to guess at, so a plain hash is enough. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

export type Doors = ReturnType<typeof doorModel>;

export const doorModel = (db: Connection) => {
  const rows = db.model('Door', schema).collection as unknown as mongo.Collection<Stored>;
  const projection = { tokenHash: 0 } as const;
  const one = async (filter: mongo.Filter<Stored>) => {
    const found = await rows.findOne(filter, { projection });
    return found ? toState<Door>(found) : undefined;
  };

  return {
    of: async (ticketId: string) =>
      (await rows.find({ ticketId }, { projection }).sort({ _id: 1 }).toArray()).map((door) =>
        toState<Door>(door),
      ),
    find: (id: string) => one({ _id: id }),
    byToken: (token: string) => one({ tokenHash: hashOfToken(token) }),
    /** The same door once more has a new token: nobody has seen the one before. */
    make: async ({ id, ...door }: Door, token: string) => {
      const tokenHash = hashOfToken(token);
      try {
        await rows.insertOne({ _id: id, ...door, tokenHash });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        await rows.updateOne({ _id: id }, { $set: { tokenHash } });
      }
    },
    end: (id: string) => rows.deleteOne({ _id: id }),
  };
};
