import { randomBytes } from 'node:crypto';
import { isDuplicateKey } from '@ticketing/common/base';
import type { Connection, mongo } from 'mongoose';

/** What can be read aloud: without 0 and O, 1 and I. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const digits = 8;

export const newOrderNumber = (): string =>
  [...randomBytes(digits)].map((byte) => alphabet[byte % alphabet.length]).join('');

export const orderNumberIndex = 'number_1';

const maxNumbered = 200;

/** Orders of before there were numbers. */
export const unnumberedOrders = (db: Connection) => {
  const documents = db.collection('orders') as unknown as mongo.Collection<{ _id: string }>;

  const giveNumber = async (_id: string): Promise<void> => {
    for (;;) {
      try {
        await documents.updateOne(
          { _id, number: { $exists: false } },
          { $set: { number: newOrderNumber() } },
        );
        return;
      } catch (error) {
        if (!isDuplicateKey(error, orderNumberIndex)) throw error;
      }
    }
  };

  return {
    /** Gives some of those behind this id their numbers; where it ended, or nothing. */
    giveNumbers: async (after: string): Promise<string | undefined> => {
      const found = await documents
        .find({ _id: { $gt: after }, status: { $exists: true }, number: { $exists: false } })
        .project<{ _id: string }>({ _id: 1 })
        .sort({ _id: 1 })
        .limit(maxNumbered)
        .toArray();
      for (const { _id } of found) await giveNumber(_id);
      return found.at(-1)?._id;
    },
  };
};
