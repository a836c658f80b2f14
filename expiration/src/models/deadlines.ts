import { isDuplicateKey, NotFoundError } from '@ticketing/common/errors';
import type { Publisher } from '@ticketing/common/events';
import { aggregates, outboxed, toState } from '@ticketing/common/outbox';
import type { Clock } from '@ticketing/common/service';
import { type Connection, Schema } from 'mongoose';
import { type Deadline, follow, type HeardOrder, ring } from '../domain/deadline.ts';

const keptSeconds = 30 * 24 * 3600;

const schema = outboxed(
  new Schema({
    _id: String,
    orderVersion: Number,
    userId: String,
    expiresAt: Date,
    next: new Schema({ fact: String, at: Date }, { _id: false }),
    doneAt: Date,
  }),
);
schema.index({ 'next.at': 1 }, { partialFilterExpression: { 'next.at': { $exists: true } } });
schema.index({ doneAt: 1 }, { expireAfterSeconds: keptSeconds });

type Stored = Omit<Deadline, 'id'> & { _id: string };

export type Deadlines = ReturnType<typeof deadlineModel>;

export const deadlineModel = (db: Connection, clock: Clock, publishes: Publisher<Deadline>[]) => {
  const model = db.model('Deadline', schema);
  const deadlines = aggregates<Deadline>({ service: 'expiration', model, publishes, clock });

  const known = async (id: string) => {
    const found = await model.findOne({ _id: id }).lean<Stored>();
    return found ? toState<Deadline>(found) : undefined;
  };

  /** False: somebody else wrote first. */
  const write = async (before: Deadline | undefined, { id, ...after }: Deadline): Promise<boolean> => {
    if (!before) return insert({ _id: id, ...after });
    const gone = { ...(after.next ? {} : { next: '' }), ...(after.doneAt ? {} : { doneAt: '' }) };
    const { matchedCount } = await model.updateOne(
      { _id: id, version: before.version },
      { $set: after, $unset: gone },
    );
    return matchedCount === 1;
  };

  const insert = async (stored: Stored) => {
    try {
      await model.collection.insertOne(stored as never);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  };

  return {
    find: deadlines.find,
    outbox: deadlines.outbox,

    /** Keeps up with the order. Undefined: this was nothing new. */
    async follow(order: HeardOrder): Promise<Deadline | undefined> {
      for (;;) {
        const before = await known(order.id);
        const after = follow(before, order, clock());
        if (!after || (await write(before, after))) return after;
      }
    },

    /** Says what is due, the oldest first, as much as one write can hold. */
    ring: (limit: number) =>
      deadlines.changeFound(
        { filter: { 'next.at': { $lte: clock() } }, sort: { 'next.at': 1 }, limit },
        (deadline) => ring(deadline, clock()),
      ),

    /** Those with something to say before then, the oldest first, in batches. */
    async *upcoming(before: Date, batch: number): AsyncGenerator<Deadline[]> {
      const cursor = model
        .find({ 'next.at': { $lt: before } }, { version: 1, next: 1 })
        .sort({ 'next.at': 1 })
        .lean<Stored[]>()
        .cursor({ batchSize: batch });
      const some: Deadline[] = [];
      for await (const found of cursor) {
        some.push(toState<Deadline>(found as Stored));
        if (some.length === batch) yield some.splice(0);
      }
      if (some.length > 0) yield some;
    },
  };
};

/** Of somebody else's order nobody learns that it exists. */
export const ownedBy = (userId: string) => (deadline: Deadline) => {
  if (deadline.userId !== userId) throw new NotFoundError();
  return deadline;
};
