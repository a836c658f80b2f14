import { isDuplicateKey } from '@ticketing/common/base';
import { type Connection, Schema } from 'mongoose';

const schema = new Schema(
  { _id: String, at: { type: Date, expires: 30 * 24 * 3600 } },
  { versionKey: false, autoIndex: false, autoCreate: false, collection: 'stripe-events' },
);

export type ProcessedEvents = ReturnType<typeof processedEvents>;

/** Which of Stripe's events have been taken care of. Stripe repeats them for three days. */
export const processedEvents = (db: Connection) => {
  const model = db.model('StripeEvent', schema);
  return {
    has: async (id: string) => (await model.findOne({ _id: id }).lean()) !== null,
    add: async (id: string, at: Date) => {
      try {
        await model.collection.insertOne({ _id: id, at } as never);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },
  };
};
