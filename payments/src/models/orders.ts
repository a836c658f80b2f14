import { NotFoundError } from '@ticketing/common/base';
import { behindIn, pointReads, type Replica, replicate, toState } from '@ticketing/common/messaging';
import { type Connection, type mongo, Schema } from 'mongoose';
import type { Order } from '../domain/payment.ts';
import { createWaiters } from './waiters.ts';

const schema = new Schema(
  { _id: String, version: Number, status: String },
  { versionKey: false, autoIndex: false, autoCreate: false, strict: false },
);
/** Those that wait for their money are few at any time. */
schema.index({ status: 1 }, { partialFilterExpression: { status: 'refund:pending' } });

const firstPauseMs = 10;
const maxPauseMs = 100;

export type Orders = ReturnType<typeof orderReplica>;

/** What orders has published of its orders: what they cost, and what became of them. */
export const orderReplica = (db: Connection) => {
  const model = db.model('Order', schema);
  const findStored = pointReads(model.collection as unknown as mongo.Collection<{ _id: string }>);
  const waiters = createWaiters<Order>();

  const ifAny = async (id: string): Promise<Order | undefined> => {
    const found = await findStored(id);
    return found ? toState<Order>(found) : undefined;
  };

  return {
    replica: { of: 'orders', behind: (versions) => behindIn(model, versions) } satisfies Replica,
    replicate: async ({ id, version, status, userId, totalCents, currency, expiresAt, reason }: Order) => {
      const order = {
        id,
        version,
        status,
        userId,
        totalCents,
        currency,
        expiresAt,
        ...(reason && { reason }),
      };
      await replicate(model, order);
      waiters.notify(id, order);
    },
    ifAny,
    find: async (id: string): Promise<Order> => {
      const found = await ifAny(id);
      if (!found) throw new NotFoundError();
      return found;
    },
    /**
     * The order as soon as it is so, or as it is when the time is over. The event may be received by
     * another replica, which wakes nobody here: so it is also looked for, at growing pauses.
     */
    when: async (
      id: string,
      isSo: (order: Order) => boolean,
      maxWaitMs: number,
    ): Promise<Order | undefined> => {
      const deadline = performance.now() + maxWaitMs;
      let found = await ifAny(id);
      for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, maxPauseMs)) {
        const leftMs = deadline - performance.now();
        if ((found && isSo(found)) || leftMs <= 0) return found;
        found = (await waiters.next(id, Math.min(pauseMs, leftMs))) ?? (await ifAny(id));
      }
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
