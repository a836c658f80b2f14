import type { mongo } from 'mongoose';
import { batched } from '../../base/batched.ts';
import type { Envelope } from '../../contracts/envelope.ts';
import type { Outbox } from './outbox.ts';
import type { Stored } from './stored.ts';

const overdueMs = 1000;
const emptied = { $unset: { outbox: '' as const, outboxAt: '' as const } };

interface Carried {
  id: string;
  events: readonly Envelope[];
}

/** Documents that have exactly these events, those with as many in one filter: an event's id says whose it is. */
const bySize = (carried: readonly Carried[]): mongo.Filter<Stored>[] =>
  [...new Set(carried.map(({ events }) => events.length))].map((size) => {
    const some = carried.filter(({ events }) => events.length === size);
    const _id = { $in: some.map(({ id }) => id) };
    const first = { $in: some.map(({ events }) => events[0]?.id) };
    return size === 0
      ? { _id, 'outbox.0': { $exists: false } }
      : { _id, 'outbox.0.id': first, outbox: { $size: size } };
  });

/** The unsent events of a collection, read and removed where they were written: in the documents. */
export const mongoOutbox = (
  documents: mongo.Collection<Stored>,
  publishes: readonly string[],
  only: mongo.Filter<Stored>,
) => {
  const listeners: ((id: string, unsent?: Envelope[]) => void)[] = [];
  /** False: of one of them at least, it was not so. */
  const empty = batched(async (carried: Carried[]) => {
    const { matchedCount } = await documents.bulkWrite(
      bySize(carried).map((filter) => ({ updateMany: { filter, update: emptied } })),
      { ordered: false },
    );
    return matchedCount === carried.length;
  });

  return {
    name: documents.collectionName,
    publishes,

    onSaved(listener) {
      listeners.push(listener);
    },

    saved(id: string, unsent?: Envelope[]) {
      for (const listener of listeners) listener(id, unsent);
    },

    async overdue(now, limit) {
      const old = new Date(now.getTime() - overdueMs);
      // a time in the future is a replica's wrong clock, and no reason to wait for it
      const ahead = new Date(now.getTime() + overdueMs);
      const found = await documents
        .find({ $or: [{ outboxAt: { $lt: old } }, { outboxAt: { $gt: ahead } }] })
        .project<{ _id: string }>({ _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(({ _id }) => _id);
    },

    async unsent(id) {
      const stored = await documents.findOne({ _id: id }, { projection: { outbox: 1 } });
      return stored?.outbox ?? [];
    },

    async sent(id, events) {
      if ((await empty({ id, events })) || events.length === 0) return true;
      // more was written meanwhile, or another relay was faster
      await documents.updateOne({ _id: id }, { $pull: { outbox: { id: { $in: events.map((e) => e.id) } } } });
      return false;
    },

    async versions(after, limit) {
      const found = await documents
        .find({ ...only, ...(after === undefined ? {} : { _id: { $gt: after } }) })
        .project<{ _id: string; version: number }>({ version: 1 })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(({ _id, version }) => [_id, version]);
    },

    async backlog() {
      const waiting = { outboxAt: { $exists: true } };
      const [depth, oldest] = await Promise.all([
        documents.countDocuments(waiting),
        documents.findOne(waiting, { sort: { outboxAt: 1 }, projection: { outboxAt: 1 } }),
      ]);
      return { depth, oldestAt: oldest?.outboxAt };
    },
  } satisfies Omit<Outbox, 'eventsOf'> & { saved: unknown };
};
