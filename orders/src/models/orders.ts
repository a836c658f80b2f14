import { NotFoundError } from '@ticketing/common/errors';
import type { Guard, OrderStatus, Publisher } from '@ticketing/common/events';
import { aggregates, outboxed, toState } from '@ticketing/common/outbox';
import type { Clock } from '@ticketing/common/service';
import { type Connection, Schema } from 'mongoose';
import { expire } from '../domain/hold.ts';
import type { Order } from '../domain/order.ts';
import { shared } from './shared.ts';

const schema = outboxed(
  new Schema({
    _id: String,
    status: String,
    userId: String,
    expiresAt: Date,
    ticketId: String,
    slots: [Number],
    live: Boolean,
    hand: Number,
  }),
);
/** No seat is in two live orders. */
schema.index({ ticketId: 1, slots: 1 }, { unique: true, partialFilterExpression: { live: true } });
/** Nobody holds more than their hands can. */
schema.index({ userId: 1, hand: 1 }, { unique: true, partialFilterExpression: { hand: { $exists: true } } });
schema.index({ userId: 1, _id: -1 });

/** Who holds what: all that a reservation needs to know of the others. */
export type Holder = Pick<Order, 'id' | 'slots' | 'expiresAt' | 'hand'>;

interface PageOptions {
  userId: string;
  status?: OrderStatus;
  limit: number;
  cursor?: string;
}

export type Orders = ReturnType<typeof orderModel>;

export const orderModel = (db: Connection, clock: Clock, publishes: Publisher<Order>[]) => {
  const model = db.model('Order', schema);
  const orders = aggregates<Order>({ service: 'orders', model, publishes, clock });

  /** The order as it is now: one that is met after its deadline ends on the spot. */
  const meet = (id: string, guard: Guard<Order> = () => undefined) =>
    orders.change(id, guard, (order) => expire(order, clock()));

  const asked = new Set<string>();
  /** Of those asked for by now, which have ended. Who was changed by somebody else meanwhile is not among them. */
  const endAsked = shared(async () => {
    const filter = { _id: { $in: [...asked] }, expiresAt: { $lte: clock() }, live: true };
    asked.clear();
    const { changed, all } = await orders.changeFound({ filter, limit: filter._id.$in.length }, (order) =>
      expire(order, clock()),
    );
    return new Map(all ? changed.map((order) => [order.id, order]) : []);
  });

  const holders = async (filter: object): Promise<Holder[]> => {
    const found = await model.find(filter, { slots: 1, expiresAt: 1, hand: 1 }).lean<{ _id: string }[]>();
    return found.map((holder) => toState<Holder>(holder));
  };

  return {
    ...orders,
    meet,
    /** The same where many are met at once: ten thousand holds may end in one second. */
    meetDue: async (id: string): Promise<Order> => {
      asked.add(id);
      return (await endAsked('due')).get(id) ?? meet(id);
    },
    seated: (ticketId: string) => holders({ ticketId, live: true }),
    heldBy: (userId: string) => holders({ userId, hand: { $exists: true } }),
    these: async (ids: readonly string[]) => {
      const found = await model.find({ _id: { $in: ids } }).lean<{ _id: string }[]>();
      return found.map((order) => toState<Order>(order));
    },
    /** Newest first, those after the cursor. */
    page: async ({ userId, status, limit, cursor }: PageOptions) => {
      const found = await model
        .find({ userId, ...(status ? { status } : {}), ...(cursor ? { _id: { $lt: cursor } } : {}) })
        .sort({ _id: -1 })
        .limit(limit)
        .lean<{ _id: string }[]>();
      return found.map((order) => toState<Order>(order));
    },
  };
};

/** Of somebody else's order nobody learns that it exists. */
export const ownedBy = (userId: string) => (order: Order) => {
  if (order.userId !== userId) throw new NotFoundError();
};
