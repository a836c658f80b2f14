import { isDuplicateKey } from '@ticketing/common/base';
import { toState, toStored } from '@ticketing/common/messaging';
import { type Connection, type mongo, Schema } from 'mongoose';
import type { ListingChange } from '../domain/listing-change.ts';

const keptSeconds = 400 * 24 * 3600;

const schema = new Schema(
  { _id: String, ticketId: String, version: Number, at: Date, isOpen: Boolean },
  { versionKey: false, autoIndex: false, autoCreate: false, strict: false },
);
schema.index({ isOpen: 1 }, { partialFilterExpression: { isOpen: true } });
schema.index({ ticketId: 1, version: 1 });
schema.index({ at: 1 }, { expireAfterSeconds: keptSeconds });

/** With the last order whose buyer has the message. */
export type OpenChange = ListingChange & { after: string };
type Stored = Omit<OpenChange, 'id'> & { _id: string; isOpen?: boolean };

export type ListingChanges = ReturnType<typeof listingChangeModel>;

/** Changes that all buyers of a listing must learn, however many they are and whoever stops on the way. */
export const listingChangeModel = (db: Connection) => {
  const model = db.model('ListingChange', schema);
  const documents = model.collection as unknown as mongo.Collection<Stored>;
  return {
    insertOnce: async (change: ListingChange): Promise<void> => {
      try {
        await documents.insertOne({ ...toStored(change), after: '', isOpen: true } as unknown as Stored);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },
    open: async (limit: number): Promise<OpenChange[]> => {
      const found = await documents
        .find({ isOpen: true })
        .sort({ ticketId: 1, version: 1 })
        .limit(limit)
        .toArray();
      return found.map((stored) => toState<OpenChange>(stored as never));
    },
    /** Of a listing, since this version of it. */
    since: async (ticketId: string, version: number): Promise<ListingChange[]> => {
      const found = await documents.find({ ticketId, version: { $gt: version } }).toArray();
      return found.map((stored) => toState<ListingChange>(stored as never));
    },
    reached: (id: string, after: string) => documents.updateOne({ _id: id }, { $max: { after } }),
    close: (id: string) => documents.updateOne({ _id: id }, { $unset: { isOpen: '' } }),
  };
};
