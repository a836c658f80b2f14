import { batched, spaced } from '@ticketing/common/base';
import { behindIn, type Replica, replicate } from '@ticketing/common/messaging';
import { type Connection, type mongo, Schema } from 'mongoose';
import type { Count, Seats } from '../domain/seats.ts';
import type { Tickets } from './tickets.ts';

const schema = new Schema(
  { _id: String, ticketId: String, quantity: Number, live: Boolean, unpaid: Boolean, version: Number },
  { versionKey: false, autoIndex: false, autoCreate: false },
);
schema.index({ ticketId: 1 }, { partialFilterExpression: { live: true } });

/** However large a hall, what is left of it is no older than this. */
const maxPauseMs = 250;

export type SeatsModel = ReturnType<typeof seatModel>;

/** One row for each order, and how much of a listing they take together. */
export const seatModel = (db: Connection, tickets: Pick<Tickets, 'stampsOf' | 'counted'>) => {
  const model = db.model('Seats', schema);
  const rows = model.collection as unknown as mongo.Collection<{ _id: string }>;

  const count = async (ticketIds: readonly string[]): Promise<Map<string, Count>> => {
    const sums = await rows
      .aggregate<Count & { _id: string }>([
        { $match: { ticketId: { $in: ticketIds }, live: true } },
        {
          $group: {
            _id: '$ticketId',
            taken: { $sum: '$quantity' },
            unpaid: { $sum: { $cond: ['$unpaid', '$quantity', 0] } },
            orderId: { $min: '$_id' },
          },
        },
      ])
      .toArray();
    return new Map(sums.map(({ _id, ...sum }) => [_id, sum]));
  };

  /** Who was first may have read fewer rows: what is lost to another is counted again. */
  const recountAll = batched(async (ticketIds: string[]) => {
    for (let left = ticketIds; left.length > 0; ) {
      const stamps = await tickets.stampsOf(left);
      left = await tickets.counted(stamps, await count(left));
    }
  });
  const recount = spaced(maxPauseMs, recountAll);

  return {
    replica: { of: 'orders', behind: (versions) => behindIn(model, versions) } satisfies Replica,
    replicate: async (seats: Seats) => {
      await replicate(model, { ...seats });
      await recount(seats.ticketId);
    },
    recount,
  };
};
