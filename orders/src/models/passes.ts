import { toState } from '@ticketing/common/messaging';
import type { Connection } from 'mongoose';
import type { Order } from '../domain/order.ts';

const batchSize = 500;
const maxRecent = 20;

export type Passes = ReturnType<typeof passModel>;

export interface Admitted {
  at: Date;
  gate?: string;
  seat: number;
  holder?: { name?: string };
  userId: string;
}

/** What a door and a list of guests read of orders. */
export const passModel = (db: Connection) => {
  const model = db.model('Order');
  const one = async (filter: object) => {
    const found = await model.findOne(filter).lean<{ _id: string }>();
    return found ? toState<Order>(found) : undefined;
  };
  const withPasses = (ticketId: string) => ({ ticketId, 'passes.id': { $exists: true } });

  return {
    orderOfPass: (passId: string) => one({ 'passes.id': passId }),
    orderByNumber: (number: string) => one({ number }),

    /** All orders of a listing that have passes, the oldest first, beginning with this one. */
    async *ofListing(ticketId: string, from = ''): AsyncGenerator<Order[]> {
      let after: object = { $gte: from };
      for (;;) {
        const found = await model
          .find({ ...withPasses(ticketId), _id: after })
          .sort({ _id: 1 })
          .limit(batchSize)
          .lean<{ _id: string }[]>();
        if (found.length > 0) yield found.map((order) => toState<Order>(order));
        if (found.length < batchSize) return;
        after = { $gt: found.at(-1)?._id };
      }
    },

    /** How many are in, of how many, and at how many passes doors disagree. */
    counts: async (ticketId: string) => {
      const [counted] = await model.aggregate<{ in: number; of: number; conflicts: number }>([
        { $match: { ...withPasses(ticketId), status: 'complete' } },
        { $unwind: '$passes' },
        {
          $group: {
            _id: null,
            in: { $sum: { $cond: [{ $eq: ['$passes.status', 'admitted'] }, 1, 0] } },
            of: { $sum: 1 },
            conflicts: { $sum: { $cond: ['$passes.seenAgain', 1, 0] } },
          },
        },
        { $project: { _id: 0 } },
      ]);
      return counted ?? { in: 0, of: 0, conflicts: 0 };
    },

    /** Who came in last. */
    recent: (ticketId: string) =>
      model.aggregate<Admitted>([
        { $match: { ...withPasses(ticketId), status: 'complete', 'passes.status': 'admitted' } },
        { $unwind: '$passes' },
        { $match: { 'passes.status': 'admitted' } },
        { $sort: { 'passes.admittedAt': -1 } },
        { $limit: maxRecent },
        {
          $project: {
            _id: 0,
            at: '$passes.admittedAt',
            gate: '$passes.gate',
            seat: '$passes.seat',
            holder: '$passes.holder',
            userId: 1,
          },
        },
      ]),
  };
};
