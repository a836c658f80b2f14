import type { Clock } from '@ticketing/common/base';
import { batched } from '@ticketing/common/base';
import type { Guard, OrderStatus } from '@ticketing/common/contracts';
import type { Publishers } from '@ticketing/common/messaging';
import { aggregates, findEncoded, outboxed, toState } from '@ticketing/common/messaging';
import { type Connection, type mongo, Schema } from 'mongoose';
import { expire } from '../domain/hold.ts';
import { isHeld, isOverdue, latest, type Order, type OrderSubject, paidStatuses } from '../domain/order.ts';
import type { SeatsOnSale } from '../domain/seats-on-sale.ts';
import { takenSeats } from './taken-seats.ts';

const schema = outboxed(
  new Schema({
    _id: String,
    status: String,
    userId: String,
    expiresAt: Date,
    ticketId: String,
    slots: [Number],
    live: Boolean,
    holdNumber: Number,
    size: Number,
    number: String,
    passes: [{ id: String, _id: false }],
  }),
);
/** No seat is in two live orders. */
schema.index({ ticketId: 1, slots: 1 }, { unique: true, partialFilterExpression: { live: true } });
/** Nobody holds more than MAX_LIVE_HOLDS. */
export const holdNumberIndex = 'userId_1_holdNumber_1';
schema.index(
  { userId: 1, holdNumber: 1 },
  { unique: true, partialFilterExpression: { holdNumber: { $exists: true } } },
);
/** No two orders have one number. */
schema.index({ number: 1 }, { unique: true, partialFilterExpression: { number: { $exists: true } } });
schema.index({ userId: 1, _id: -1 });
/** All who paid for a listing, refunded since or not. */
const paid = { status: { $in: [...paidStatuses] } };
schema.index({ ticketId: 1, _id: -1 }, { name: 'paid_of_listing', partialFilterExpression: paid });
/** The same of a seller, by the day. */
schema.index({ 'ticket.userId': 1, createdAt: 1 }, { partialFilterExpression: paid });
/** What a refund run has to do. */
const inRun = { refundRun: { $exists: true } };
schema.index({ refundRun: 1, status: 1 }, { partialFilterExpression: inRun });
/** How far it is: in this one no order moves, so none is counted twice while its status changes. */
export const progressIndex = 'refundRun_1__id_1';
schema.index({ refundRun: 1, _id: 1 }, { name: progressIndex, partialFilterExpression: inRun });
/** What is held, by its end. */
schema.index({ expiresAt: 1 }, { partialFilterExpression: { holdNumber: { $exists: true } } });

/** Whose pass was scanned. */
schema.index({ 'passes.id': 1 }, { partialFilterExpression: { 'passes.id': { $exists: true } } });
/** All who may come to an event. */
schema.index({ ticketId: 1, _id: 1 }, { partialFilterExpression: { 'passes.id': { $exists: true } } });

const maxBatchSize = 500;
const maxEnded = 50;
/** Beside the orders lie the seats that are out of sale. */
const only = { status: { $exists: true } };

/** Who holds what, and until when. */
export type Holder = Pick<Order, 'id' | 'slots' | 'expiresAt' | 'holdNumber'> &
  Partial<Pick<SeatsOnSale, 'size'>>;

interface PageOptions {
  userId: string;
  status?: OrderStatus;
  limit: number;
  cursor?: string;
}

export type Orders = ReturnType<typeof orderModel>;

export const orderModel = (
  db: Connection,
  clock: Clock,
  publishes: Publishers<Order, OrderSubject>,
  onChanged: (before: Order, after: Order) => void = () => {},
) => {
  const model = db.model('Order', schema);
  const find = findEncoded<Order>(model);
  const documents = model.collection as unknown as mongo.Collection<{ _id: string }>;
  const orders = aggregates<Order, OrderSubject>({
    service: 'orders',
    model,
    publishes,
    latest,
    only,
    purchase: 'begins',
    clock,
    onChanged,
  });

  /** The order as it is now: one that is met after its deadline ends on the spot. */
  const findCurrent = (id: string, guard: Guard<Order> = () => undefined) =>
    orders.change(id, guard, (order) => expire(order, clock()));

  /** Whatever is overdue, the oldest first. */
  const endOverdue = async () => {
    for (;;) {
      const filter = { holdNumber: { $exists: true }, expiresAt: { $lte: clock() } };
      const { found, changed } = await orders.changeFound(
        { filter, sort: { expiresAt: 1 }, limit: maxBatchSize },
        (order) => expire(order, clock()),
      );
      if (found < maxBatchSize || changed.length === 0) return;
    }
  };

  const these = async (ids: readonly string[]) => {
    const found = await model.find({ _id: { $in: ids } }).lean<{ _id: string }[]>();
    return found.map((order) => toState<Order>(order));
  };

  const endOverdueFor = batched(async (ids: string[]) => {
    await endOverdue();
    return new Map((await these(ids)).map((order) => [order.id, order]));
  });

  const holders = async (filter: object): Promise<Holder[]> => {
    const projection = { slots: 1, expiresAt: 1, holdNumber: 1, size: 1 };
    const found = await documents.find(filter, { projection }).toArray();
    return found.map((holder) => toState<Holder>(holder));
  };

  const overdue = (holders: Holder[]) => {
    const now = clock();
    return holders.filter(({ holdNumber, expiresAt }) => holdNumber !== undefined && expiresAt <= now);
  };

  return {
    ...orders,
    findCurrent,
    takenSeats: takenSeats(documents, clock),
    /** Ends those whose time is over. By the database's clock it may not be: then they stay as they are. */
    expireOverdue: async (holders: Holder[]) => {
      const late = overdue(holders).slice(0, maxEnded);
      const met = await Promise.all(late.map(({ id }) => findCurrent(id)));
      const ended = met.filter((order) => !isHeld(order)).length;
      return { ended, early: met.length - ended };
    },
    /** The same for the listener of a deadline: when one is over others are, and ten thousand may end in one second. */
    expireDue: async (id: string): Promise<Order> => {
      const order = (await endOverdueFor(id)).get(id);
      return order && !isOverdue(order, clock()) ? order : findCurrent(id);
    },
    seated: (ticketId: string) => holders({ ticketId, live: true }),
    overdueOf: (ticketId: string) =>
      holders({ ticketId, live: true, holdNumber: { $exists: true }, expiresAt: { $lte: clock() } }),
    countHolds: () =>
      documents.countDocuments({ holdNumber: { $exists: true }, expiresAt: { $gt: clock() } }),
    heldBy: (userId: string) => holders({ userId, holdNumber: { $exists: true } }),
    these,
    /** Newest first, those after the cursor. */
    page: async ({ userId, status, limit, cursor }: PageOptions) => {
      const filter = { userId, ...(status ? { status } : {}), ...(cursor ? { _id: { $lt: cursor } } : {}) };
      const found = await find({ filter, sort: { _id: -1 }, limit });
      return found.map((order) => order.decode());
    },
  };
};
