import { toState } from '@ticketing/common/messaging';
import type { Connection } from 'mongoose';
import { type Order, paidStatuses } from '../domain/order.ts';
import type { Sold } from '../domain/sales-days.ts';

export interface Sum {
  ticketId: string;
  sold: number;
  held: number;
  revenueCents: number;
  admitted: number;
}

/** All zones are whole quarters of an hour apart. */
const quarterMs = 15 * 60_000;

interface SoldBetween {
  sellerId: string;
  ticketId?: string;
  from: Date;
  to: Date;
}

interface PageOptions {
  sellerId: string;
  ticketId: string;
  limit: number;
  cursor?: string;
}

export type Sales = ReturnType<typeof salesModel>;

const held = { $in: ['$status', ['created', 'awaiting:payment']] };

const refunded = { $eq: ['$status', 'refunded'] };
const inside = {
  $filter: { input: { $ifNull: ['$passes', []] }, cond: { $eq: ['$$this.status', 'admitted'] } },
};

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
            admitted: { $sum: { $size: inside } },
          },
        },
      ]);
      return sums.map(({ _id, ...sum }) => ({ ticketId: _id, ...sum }));
    },

    /** What a seller sold by the quarter of an hour in which it was ordered; what was given back is no sale. */
    sold: ({ sellerId, ticketId, from, to }: SoldBetween): Promise<Sold[]> =>
      model.aggregate<Sold>([
        {
          $match: {
            'ticket.userId': sellerId,
            status: { $in: [...paidStatuses] },
            createdAt: { $gte: from, $lt: to },
            ...(ticketId ? { ticketId } : {}),
          },
        },
        {
          $group: {
            _id: { $floor: { $divide: [{ $toLong: '$createdAt' }, quarterMs] } },
            orders: { $sum: { $cond: [refunded, 0, 1] } },
            seats: { $sum: { $cond: [refunded, 0, '$quantity'] } },
            revenueCents: { $sum: { $cond: [refunded, 0, '$totalCents'] } },
            refundedCents: { $sum: { $cond: [refunded, '$totalCents', 0] } },
          },
        },
        {
          $project: {
            ...{ _id: 0, orders: 1, seats: 1, revenueCents: 1, refundedCents: 1 },
            at: { $toDate: { $multiply: ['$_id', quarterMs] } },
          },
        },
      ]),

    /** Paid ones, refunded since or not, newest first, those after the cursor. */
    paid: async ({ sellerId, ticketId, limit, cursor }: PageOptions): Promise<Order[]> => {
      const found = await model
        .find({
          ticketId,
          status: { $in: [...paidStatuses] },
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
