import { randomInt } from 'node:crypto';
import type { Clock } from '@ticketing/common/base';
import type { Publishers } from '@ticketing/common/messaging';
import { aggregates, findEncoded, outboxed, toState } from '@ticketing/common/messaging';
import { type Connection, type mongo, Schema } from 'mongoose';
import { type Count, nothingTaken } from '../domain/seats.ts';
import { latest, type Ticket, type TicketSubject } from '../domain/ticket.ts';
import { filterOf, type ListingQuery, sortOf } from './listing-query.ts';

const schema = outboxed(
  new Schema({
    _id: String,
    title: String,
    priceCents: Number,
    userId: String,
    quantity: Number,
    maxPerOrder: Number,
    description: String,
    category: String,
    venue: String,
    startsAt: Date,
    status: String,
    onSale: Boolean,
    taken: Number,
    unpaid: Number,
    orderId: String,
    stamp: Number,
  }),
);
// each way to narrow the list, in each order: a listing is read a thousand times for each write
for (const narrowed of [[], ['onSale'], ['category'], ['category', 'onSale'], ['userId']]) {
  for (const order of ['_id', 'startsAt', 'priceCents']) {
    const fields = [...new Set([...narrowed, order, '_id'])];
    if (fields.length > 1) schema.index(Object.fromEntries(fields.map((field) => [field, 1])));
  }
}
// no stemming and no stop words: who searches for The Who wants The Who
schema.index({ title: 'text', venue: 'text', category: 'text' }, { default_language: 'none' });

type Stored = Omit<Ticket, 'id'> & { _id: string };
type Stamps = ReadonlyMap<string, number>;
export type Availability = Pick<Ticket, 'id' | 'version' | 'status' | 'quantity' | 'taken'>;

export type Tickets = ReturnType<typeof ticketModel>;

export const ticketModel = (db: Connection, clock: Clock, publishes: Publishers<Ticket, TicketSubject>) => {
  const model = db.model('Ticket', schema);
  const find = findEncoded<Ticket>(model);
  const documents = model.collection as unknown as mongo.Collection<Stored>;

  /** What guards the next count of these: read before it, and changed by each. */
  const stampsOf = async (ids: readonly string[]): Promise<Stamps> => {
    const found = await documents.find({ _id: { $in: [...ids] } }, { projection: { stamp: 1 } }).toArray();
    return new Map(found.map(({ _id, stamp }) => [_id, stamp]));
  };

  return {
    ...aggregates<Ticket, TicketSubject>({ service: 'tickets', model, publishes, latest, clock }),

    page: (query: ListingQuery, limit: number) =>
      find({ filter: filterOf(query), sort: sortOf(query.sort), limit, without: ['words'] }),

    /** With something left, the largest first. */
    categories: () =>
      documents
        .aggregate<{ category: string; count: number }>([
          { $match: { onSale: true } },
          { $group: { _id: '$category', count: { $sum: 1 } } },
          { $sort: { count: -1, _id: 1 } },
          { $limit: 100 },
          { $project: { _id: 0, category: '$_id', count: 1 } },
        ])
        .toArray(),

    availabilityOf: async (ids: string[]): Promise<Availability[]> => {
      const projection = { version: 1, status: 1, quantity: 1, taken: 1 };
      const found = await documents.find({ _id: { $in: ids } }, { projection }).toArray();
      return found.map((ticket) => toState<Ticket>(ticket));
    },

    stampsOf,

    /** Gives those that somebody else has counted since the stamps were read: they are not written. */
    counted: async (stamps: Stamps, counts: ReadonlyMap<string, Count>): Promise<string[]> => {
      const next = randomInt(2 ** 48 - 1);
      const writes = [...stamps].map(([_id, stamp]) => {
        const { taken, unpaid, orderId } = counts.get(_id) ?? nothingTaken;
        const isLeft = { $and: [{ $eq: ['$status', 'active'] }, { $gt: ['$quantity', taken] }] };
        const count = { taken, unpaid, orderId: { $literal: orderId }, onSale: isLeft, stamp: next };
        return { updateOne: { filter: { _id, stamp }, update: [{ $set: count }] } };
      });
      if (writes.length === 0) return [];
      const { matchedCount } = await documents.bulkWrite(writes, { ordered: false });
      if (matchedCount === writes.length) return [];
      const now = await stampsOf([...stamps.keys()]);
      return [...now].filter(([, stamp]) => stamp !== next).map(([id]) => id);
    },
  };
};
