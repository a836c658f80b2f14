import type { Connection, mongo } from 'mongoose';
import { type Order, paidStatuses } from '../domain/order.ts';

const batchSize = 500;

const projection = {
  ...{ number: 1, userId: 1, quantity: 1, totalCents: 1, currency: 1, status: 1, createdAt: 1 },
  'passes.status': 1,
} as const;

export type PaidOrder = Pick<
  Order,
  'number' | 'userId' | 'quantity' | 'totalCents' | 'currency' | 'status' | 'createdAt'
> & { _id: string; passes?: { status: string }[] };

export type Buyers = ReturnType<typeof buyerModel>;

/** The paid orders of a listing, with what its seller is shown of them. */
export const buyerModel = (db: Connection) => {
  const documents = db.collection('orders') as unknown as mongo.Collection<PaidOrder & { ticketId: string }>;

  return {
    /** Newest first, those after the cursor; a first batch may be small. */
    async *ofListing(ticketId: string, cursor?: string, first = batchSize): AsyncGenerator<PaidOrder[]> {
      let before = cursor;
      for (let limit = first; ; limit = batchSize) {
        const filter = {
          ticketId,
          status: { $in: [...paidStatuses] },
          ...(before ? { _id: { $lt: before } } : {}),
        };
        const found = await documents.find(filter, { projection }).sort({ _id: -1 }).limit(limit).toArray();
        if (found.length > 0) yield found as PaidOrder[];
        if (found.length < limit) return;
        before = found.at(-1)?._id;
      }
    },
  };
};
