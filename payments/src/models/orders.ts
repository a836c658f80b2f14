import { setTimeout as sleep } from 'node:timers/promises';
import { NotFoundError } from '@ticketing/common/errors';
import { behindIn, type Replica, replicate, toState } from '@ticketing/common/outbox';
import { type Connection, Schema } from 'mongoose';
import type { Order } from '../domain/payment.ts';

const schema = new Schema(
  { _id: String, version: Number, status: String },
  { versionKey: false, autoIndex: false, autoCreate: false, strict: false },
);
/** Those that wait for their money are few at any time. */
schema.index({ status: 1 }, { partialFilterExpression: { status: 'refund:pending' } });

const longestWaitMs = 1000;

export type Orders = ReturnType<typeof orderReplica>;

/** What orders has told us of its orders: what they cost, and what became of them. */
export const orderReplica = (db: Connection) => {
  const model = db.model('Order', schema);

  const find = async (id: string): Promise<Order> => {
    const found = await model.findOne({ _id: id }).lean<{ _id: string }>();
    if (!found) throw new NotFoundError();
    return toState<Order>(found);
  };

  return {
    replica: { of: 'orders', behind: (versions) => behindIn(model, versions) } satisfies Replica,
    keep: ({ id, version, status, userId, totalCents, currency, expiresAt }: Order) =>
      replicate(model, { id, version, status, userId, totalCents, currency, expiresAt }),
    find,
    /** Who reserves and pays at once may be faster than the event that tells us of the order. */
    await: async (id: string): Promise<Order> => {
      for (let waitMs = 20, waited = 0; waited < longestWaitMs; waited += waitMs, waitMs *= 2) {
        const found = await find(id).catch(() => undefined);
        if (found) return found;
        await sleep(waitMs);
      }
      return find(id);
    },
    givingBack: async (): Promise<string[]> => {
      const found = await model
        .find({ status: 'refund:pending' }, { _id: 1 })
        .limit(500)
        .lean<{ _id: string }[]>();
      return found.map(({ _id }) => _id);
    },
  };
};
