import { toState } from '@ticketing/common/messaging';
import type { Connection } from 'mongoose';
import type { Order } from '../domain/order.ts';

export interface Sum {
  ticketId: string;
  sold: number;
  held: number;
  revenueCents: number;
}

interface PageOptions {
  sellerId: string;
  ticketId: string;
  limit: number;
  cursor?: string;
}

export type Sales = ReturnType<typeof salesModel>;

const held = { $in: ['$status', ['created', 'awaiting:payment']] };

/** What a seller sees of orders. Those that have seats are found by the index that keeps seats apart. */
export const salesModel = (db: Connection) => {
  const model = db.model('Order');

  return {
    sums: async (sellerId: string, ticketIds: readonly string[]): Promise<Sum[]> => {
      const sums = await model.aggregate<Omit<Sum, 'ticketId'> & { _id: string }>([
        { $match: { ticketId: { $in: ticketIds }, live: true, 'ticket.userId': sellerId } },
        {
          $group: {
            _id: '$ticketId',
            sold: { $sum: { $cond: [held, 0, '$quantity'] } },
            held: { $sum: { $cond: [held, '$quantity', 0] } },
            revenueCents: { $sum: { $cond: [held, 0, '$totalCents'] } },
          },
        },
      ]);
      return sums.map(({ _id, ...sum }) => ({ ticketId: _id, ...sum }));
    },

    /** Paid ones, refunded since or not, newest first, those after the cursor. */
    paid: async ({ sellerId, ticketId, limit, cursor }: PageOptions): Promise<Order[]> => {
      const found = await model
        .find({
          $or: [
            { ticketId, live: true, status: { $in: ['complete', 'refund:pending'] } },
            { ticketId, status: 'refunded' },
          ],
          'ticket.userId': sellerId,
          ...(cursor ? { _id: { $lt: cursor } } : {}),
        })
        .sort({ _id: -1 })
        .limit(limit)
        .lean<{ _id: string }[]>();
      return found.map((order) => toState<Order>(order));
    },
  };
};
