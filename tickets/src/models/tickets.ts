import { randomInt } from 'node:crypto';
import type { Clock } from '@ticketing/common/base';
import type { Publishers } from '@ticketing/common/messaging';
import { aggregates, findEncoded, outboxed, toState } from '@ticketing/common/messaging';
import { type Connection, type mongo, Schema } from 'mongoose';
import { type Count, nothingTaken } from '../domain/seats.ts';
import { latest, type Ticket, type TicketSubject } from '../domain/ticket.ts';
import { isLeft } from './is-left.ts';
import { filterOf, type ListingQuery, type Mark, sortOf, upTo } from './listing-query.ts';
import { reachOf } from './search-reach.ts';

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
    city: String,
    address: String,
    timeZone: String,
    image: Object,
    terms: [String],
    startsAt: Date,
    status: String,
    cancelled: Object,
    withdrawal: Object,
    hidden: Boolean,
    onSale: Boolean,
    taken: Number,
    unpaid: Number,
    orderId: String,
    stamp: Number,
  }),
);
// each way to narrow the list, in each order: a listing is read a thousand times for each write
for (const narrowed of [
  [],
  ['onSale'],
  ['category'],
  ['category', 'onSale'],
  ['city'],
  ['city', 'onSale'],
  ['userId'],
]) {
  for (const order of ['_id', 'startsAt', 'priceCents']) {
    const fields = [...new Set([...narrowed, order, '_id'])];
    if (fields.length > 1) schema.index(Object.fromEntries(fields.map((field) => [field, 1])));
  }
}
// a term once, in each order: what is searched for is found without sorting
for (const order of ['_id', 'startsAt', 'priceCents']) {
  schema.index(Object.fromEntries(['terms', order, '_id'].map((field) => [field, 1])));
}

// those of a seller who is readmitted
schema.index({ hidden: 1, userId: 1 }, { partialFilterExpression: { hidden: true } });

type Stored = Omit<Ticket, 'id'> & { _id: string };
type Stamps = ReadonlyMap<string, number>;
export type Availability = Pick<Ticket, 'id' | 'version' | 'status' | 'hidden' | 'quantity' | 'taken'>;

export type Tickets = ReturnType<typeof ticketModel>;

export const ticketModel = (db: Connection, clock: Clock, publishes: Publishers<Ticket, TicketSubject>) => {
  const model = db.model('Ticket', schema);
  const find = findEncoded<Ticket>(model);
  const documents = model.collection as unknown as mongo.Collection<Stored>;

  const bounded = async (query: ListingQuery): Promise<{ filter: Record<string, unknown>; reach?: Mark }> => {
    const reach = await reachOf(documents, query);
    const filter = filterOf(query);
    if (!reach) return { filter };
    return { filter: { $and: [filter, ...upTo(query.sort, reach)] }, reach };
  };

  /** What guards the next count of these: read before it, and changed by each. */
  const stampsOf = async (ids: readonly string[]): Promise<Stamps> => {
    const found = await documents.find({ _id: { $in: [...ids] } }, { projection: { stamp: 1 } }).toArray();
    return new Map(found.map(({ _id, stamp }) => [_id, stamp]));
  };

  return {
    ...aggregates<Ticket, TicketSubject>({ service: 'tickets', model, publishes, latest, clock }),

    /** `reach`: it was looked no further than there, so what there is may go on behind it. */
    page: async (query: ListingQuery, limit: number) => {
      const { filter, reach } = await bounded(query);
      const found = await find({ filter, sort: sortOf(query.sort), limit, without: ['terms', 'words'] });
      return { found, reach: found.length < limit ? reach : undefined };
    },

    /** Up to `max`. */
    count: async (query: ListingQuery, max: number): Promise<{ count: number; more: boolean }> => {
      const { filter, reach } = await bounded(query);
      const count = await documents.countDocuments(filter as mongo.Filter<Stored>, { limit: max + 1 });
      return { count: Math.min(count, max), more: count > max || reach !== undefined };
    },

    /** What is to come and has something left, by such a field, the largest first. */
    grouped: async (field: 'category' | 'city', after: Date, limit: number) => {
      const groups = await documents
        .aggregate<{ _id: string | null; count: number }>([
          { $match: { onSale: true, startsAt: { $gt: after } } },
          { $group: { _id: `$${field}`, count: { $sum: 1 } } },
          { $match: { _id: { $nin: [null, ''] } } },
          { $sort: { count: -1, _id: 1 } },
          { $limit: limit },
        ])
        .toArray();
      return groups.map(({ _id, count }) => ({ name: String(_id), count }));
    },

    availabilityOf: async (ids: string[]): Promise<Availability[]> => {
      const projection = { version: 1, status: 1, hidden: 1, quantity: 1, taken: 1 };
      const found = await documents.find({ _id: { $in: ids } }, { projection }).toArray();
      return found.map((ticket) => toState<Ticket>(ticket));
    },

    /** Of these, those that there are; of this seller's alone, where one is named. */
    idsOf: async (ids: readonly string[], userId?: string): Promise<string[]> => {
      const theirs = userId === undefined ? {} : { userId };
      const found = await documents
        .find({ ...theirs, _id: { $in: [...ids] } }, { projection: { _id: 1 } })
        .toArray();
      return found.map(({ _id }) => _id);
    },

    stampsOf,

    /** Gives those that somebody else has counted since the stamps were read: they are not written. */
    counted: async (stamps: Stamps, counts: ReadonlyMap<string, Count>): Promise<string[]> => {
      const next = randomInt(2 ** 48 - 1);
      const writes = [...stamps].map(([_id, stamp]) => {
        const { taken, unpaid, orderId } = counts.get(_id) ?? nothingTaken;
        const count = { taken, unpaid, orderId: { $literal: orderId }, onSale: isLeft(taken), stamp: next };
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
