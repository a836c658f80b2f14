import { singleFlight } from '@ticketing/common/base';
import { behindIn, type Replica, replicate } from '@ticketing/common/messaging';
import { type Connection, Schema } from 'mongoose';
import type { Count, Seats } from '../domain/seats.ts';
import type { Tickets } from './tickets.ts';

const schema = new Schema(
  { _id: String, ticketId: String, quantity: Number, live: Boolean, unpaid: Boolean, version: Number },
  { versionKey: false, autoIndex: false, autoCreate: false },
);
schema.index({ ticketId: 1 }, { partialFilterExpression: { live: true } });

export type SeatsModel = ReturnType<typeof seatModel>;

/** One row for each order, and how much of a listing they take together. */
export const seatModel = (db: Connection, tickets: Pick<Tickets, 'stamp' | 'counted'>) => {
  const model = db.model('Seats', schema);

  const count = async (ticketId: string): Promise<Count> => {
    const [sum] = await model.aggregate<Count>([
      { $match: { ticketId, live: true } },
      {
        $group: {
          _id: null,
          taken: { $sum: '$quantity' },
          unpaid: { $sum: { $cond: ['$unpaid', '$quantity', 0] } },
          orderId: { $min: '$_id' },
        },
      },
    ]);
    return sum ?? { taken: 0, unpaid: 0, orderId: null };
  };

  /** Whoever finds the stamp taken by another may leave: a later stamp has read this one's row, too. */
  const recount = singleFlight(async (ticketId: string) => {
    const stamp = await tickets.stamp(ticketId);
    if (stamp !== undefined) await tickets.counted(ticketId, stamp, await count(ticketId));
  });

  return {
    replica: { of: 'orders', behind: (versions) => behindIn(model, versions) } satisfies Replica,
    replicate: async (seats: Seats) => {
      await replicate(model, { ...seats });
      await recount(seats.ticketId);
    },
    recount,
  };
};
