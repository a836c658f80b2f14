import type { Clock } from '@ticketing/common/base';
import { isDuplicateKey, NotFoundError, notReplicatedYet } from '@ticketing/common/base';
import type { Publishers } from '@ticketing/common/messaging';
import {
  aggregates,
  difference,
  outboxed,
  type Replica,
  toState,
  toStored,
} from '@ticketing/common/messaging';
import { type Connection, Schema } from 'mongoose';
import {
  type Deadline,
  type ExpirationSubject,
  fire,
  followAll,
  latest,
  type ReceivedOrder,
} from '../domain/deadline.ts';

const keptSeconds = 30 * 24 * 3600;
const comparedMs = 24 * 3600_000;

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

export const deadlineModel = (
  db: Connection,
  clock: Clock,
  publishes: Publishers<Deadline, ExpirationSubject>,
) => {
  const model = db.model('Deadline', schema);
  const deadlines = aggregates<Deadline, ExpirationSubject>({
    service: 'expiration',
    model,
    publishes,
    latest,
    purchase: 'continues',
    clock,
  });

  const known = async (ids: string[]) => {
    const found = await model.find({ _id: { $in: ids } }).lean<Stored[]>();
    return new Map(found.map((stored) => [stored._id, toState<Deadline>(stored)]));
  };

  /** Of orders that are over their deadlines are deleted in time, so a missing one says nothing of an old order. */
  const behind: Replica['behind'] = async (versions) => {
    const recent = versions.filter(([id]) => clock().getTime() - madeAt(id) < comparedMs);
    const there = await known(recent.map(([id]) => id));
    return recent.filter(([id, version]) => (there.get(id)?.orderVersion ?? -1) < version).map(([id]) => id);
  };

  /** False: of one of them at least, somebody else wrote first. */
  const write = async (changes: { before: Deadline | undefined; after: Deadline }[]): Promise<boolean> => {
    try {
      const writes = changes.map(toWrite) as never;
      const { matchedCount, insertedCount } = await model.collection.bulkWrite(writes, { ordered: false });
      return matchedCount + insertedCount === changes.length;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  };

  return {
    replica: { of: 'orders', behind } satisfies Replica,
    find: (id: string): Promise<Deadline> =>
      deadlines.find(id).catch((error) => {
        throw error instanceof NotFoundError ? notReplicatedYet(id, clock()) : error;
      }),
    outbox: deadlines.outbox,

    /** Keeps up with the orders, all in one read and one write. Returns what is new. */
    async follow(orders: readonly ReceivedOrder[]): Promise<Deadline[]> {
      const news = new Map<string, Deadline>();
      for (;;) {
        const before = await known(orders.map(({ id }) => id));
        const after = followAll(before, orders, clock());
        for (const deadline of after) news.set(deadline.id, deadline);
        const changes = after.map((deadline) => ({ before: before.get(deadline.id), after: deadline }));
        if (changes.length === 0 || (await write(changes))) return [...news.values()];
      }
    },

    /** Says what is due, the oldest first, as much as one write can hold. */
    fireDue: (limit: number) =>
      deadlines.changeFound(
        { filter: { 'next.at': { $lte: clock() } }, sort: { 'next.at': 1 }, limit },
        (deadline) => fire(deadline, clock()),
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

/** The first four bytes of an order's id are the time. */
const madeAt = (id: string) => Number.parseInt(id.slice(0, 8), 16) * 1000;

const toWrite = ({ before, after }: { before: Deadline | undefined; after: Deadline }) => {
  if (!before) return { insertOne: { document: toStored(after) } };
  const filter = { _id: before.id, version: before.version };
  return { updateOne: { filter, update: difference(before, after) } };
};
