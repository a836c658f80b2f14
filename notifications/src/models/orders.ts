import { collected } from '@ticketing/common/base';
import type { CancelReason, OrderData } from '@ticketing/common/contracts';
import { behindIn, type Replica, replicate, toState } from '@ticketing/common/messaging';
import { type Connection, Schema } from 'mongoose';

export type Order = OrderData & { reason?: CancelReason; refundAskedAt?: Date };

const schema = new Schema(
  { _id: String, version: Number, status: String, 'ticket.id': String },
  { versionKey: false, autoIndex: false, autoCreate: false, strict: false },
);
schema.index({ 'ticket.id': 1, _id: 1 }, { partialFilterExpression: { status: 'complete' } });
schema.index(
  { 'ticket.id': 1, _id: 1, refundAskedAt: 1 },
  { partialFilterExpression: { refundAskedAt: { $exists: true } } },
);

export const refundedBehind = (ticketId: string, since: Date, after: string) => ({
  'ticket.id': ticketId,
  status: { $in: ['refund:pending', 'refunded'] },
  _id: { $gt: after },
  refundAskedAt: { $gte: since },
});

export type Orders = ReturnType<typeof orderReplica>;

/** What orders has published of its orders. */
export const orderReplica = (db: Connection) => {
  const model = db.model('Order', schema);
  const list = async (filter: object, limit: number) => {
    const found = await model.find(filter).sort({ _id: 1 }).limit(limit).lean<{ _id: string }[]>();
    return found.map((stored) => toState<Order>(stored as never));
  };
  const findAll = collected(async (ids: string[]) => {
    const found = await list({ _id: { $in: ids } }, ids.length);
    return new Map(found.map((order) => [order.id, order]));
  });

  return {
    replica: { of: 'orders', behind: (versions) => behindIn(model, versions) } satisfies Replica,
    keep: (order: Order) => replicate(model, { ...order }),
    /** The earliest that is known, whichever of the events of a refund comes first. */
    keepRefunding: async (order: Order, at: Date): Promise<void> => {
      await replicate(model, { ...order });
      await model.collection.updateOne({ _id: order.id as never }, { $min: { refundAskedAt: at } });
    },
    find: async (id: string): Promise<Order | undefined> => (await findAll(id)).get(id),
    /** Those who have paid for a listing as it was before this version, behind an order's id. */
    paidBefore: (ticketId: string, version: number, after: string, limit: number) =>
      list(
        {
          'ticket.id': ticketId,
          status: 'complete',
          _id: { $gt: after },
          'ticket.version': { $lt: version },
        },
        limit,
      ),
    /** Those who paid, and whose refund was asked for since then, behind an order's id. */
    refundedSince: (ticketId: string, since: Date, after: string, limit: number) =>
      list(refundedBehind(ticketId, since, after), limit),
  };
};
