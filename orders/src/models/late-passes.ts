import type { Connection, mongo } from 'mongoose';
import { issueLate } from '../domain/passes.ts';
import type { Orders } from './orders.ts';
import { newPassId } from './pass-ids.ts';

const maxIssued = 200;

/** Paid orders of before there were passes. */
export const ordersWithoutPasses = (db: Connection, orders: Orders) => {
  const documents = db.collection('orders') as unknown as mongo.Collection<{ _id: string }>;

  return {
    /** Gives some of those behind this id their passes; where it ended, or nothing. */
    issuePasses: async (after: string): Promise<string | undefined> => {
      const found = await documents
        .find({ _id: { $gt: after }, status: 'complete', passes: { $exists: false } })
        .project<{ _id: string }>({ _id: 1 })
        .sort({ _id: 1 })
        .limit(maxIssued)
        .toArray();
      for (const { _id } of found) await orders.change(_id, (order) => issueLate(order, newPassId));
      return found.at(-1)?._id;
    },
  };
};
