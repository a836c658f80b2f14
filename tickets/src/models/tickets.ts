import { randomInt } from 'node:crypto';
import type { Clock } from '@ticketing/common/base';
import type { Publishers } from '@ticketing/common/messaging';
import { aggregates, findEncoded, outboxed, toState } from '@ticketing/common/messaging';
import { type Connection, type mongo, Schema } from 'mongoose';
import type { Count } from '../domain/seats.ts';
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
    city: String,
    address: String,
    timeZone: String,
    image: Object,
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
// no stemming and no stop words: who searches for The Who wants The Who
schema.index({ title: 'text', venue: 'text', category: 'text' }, { default_language: 'none' });

type Stored = Omit<Ticket, 'id'> & { _id: string };
export type Availability = Pick<Ticket, 'id' | 'version' | 'status' | 'quantity' | 'taken'>;

export type Tickets = ReturnType<typeof ticketModel>;

export const ticketModel = (db: Connection, clock: Clock, publishes: Publishers<Ticket, TicketSubject>) => {
  const model = db.model('Ticket', schema);
  const find = findEncoded<Ticket>(model);
  const documents = model.collection as unknown as mongo.Collection<Stored>;

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

    /** The right to write the next count of these, until somebody asks again. */
    stamp: async (ids: readonly string[]): Promise<number> => {
      const stamp = randomInt(2 ** 48 - 1);
      await documents.updateMany({ _id: { $in: [...ids] } }, { $set: { stamp } });
      return stamp;
    },

    counted: async (stamp: number, counts: ReadonlyMap<string, Count>): Promise<void> => {
      const writes = [...counts].map(([_id, { taken, unpaid, orderId }]) => {
        const isLeft = { $and: [{ $eq: ['$status', 'active'] }, { $gt: ['$quantity', taken] }] };
        const update = [{ $set: { taken, unpaid, orderId: { $literal: orderId }, onSale: isLeft } }];
        return { updateOne: { filter: { _id, stamp }, update } };
      });
      await documents.bulkWrite(writes, { ordered: false });
    },
  };
};
