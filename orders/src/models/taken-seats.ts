import type { Clock } from '@ticketing/common/base';
import type { mongo } from 'mongoose';

/** All that a reservation needs to know of the others. */
export interface TakenSeats {
  /** Sold, held, or out of sale. */
  slots: number[];
  /** How many were ever made, where that was decided here. */
  size: number | undefined;
  /** Holds whose time is over. */
  late: number;
}

interface Sum {
  slots: number[][];
  size: number | null;
  late: number;
}

/** One answer of the database, since a refusal rests on it; and a sum of its own, since 10,000 may have a seat. */
export const takenSeats =
  (documents: mongo.Collection<{ _id: string }>, clock: Clock) =>
  async (ticketId: string): Promise<TakenSeats> => {
    const isLate = { $and: [{ $gt: ['$holdNumber', null] }, { $lte: ['$expiresAt', clock()] }] };
    const [sum] = await documents
      .aggregate<Sum>([
        { $match: { ticketId, live: true } },
        {
          $group: {
            _id: null,
            slots: { $push: '$slots' },
            size: { $max: '$size' },
            late: { $sum: { $cond: [isLate, 1, 0] } },
          },
        },
      ])
      .toArray();
    return { slots: sum?.slots.flat() ?? [], size: sum?.size ?? undefined, late: sum?.late ?? 0 };
  };
