import { type Clock, collected } from '@ticketing/common/base';
import { refusedWrites, toState } from '@ticketing/common/messaging';
import { type Connection, type mongo, Schema } from 'mongoose';
import { type Message, waitingForDigest } from '../domain/message.ts';

const keptSeconds = 400 * 24 * 3600;

const schema = new Schema(
  {
    _id: String,
    userId: String,
    at: Date,
    app: Boolean,
    readAt: Date,
    nextAt: Date,
    changedAt: Date,
    digest: String,
    'facts.orderId': String,
  },
  { versionKey: false, autoIndex: false, autoCreate: false, strict: false },
);
schema.index({ userId: 1, at: -1, _id: -1 }, { partialFilterExpression: { app: true } });
schema.index({ userId: 1, changedAt: 1 });
schema.index({ nextAt: 1 }, { partialFilterExpression: { nextAt: { $exists: true } } });
schema.index({ failingSince: 1 }, { partialFilterExpression: { nextAt: { $exists: true } } });
schema.index({ digest: 1, userId: 1 }, { partialFilterExpression: { digest: { $exists: true } } });
schema.index({ 'facts.orderId': 1 }, { partialFilterExpression: { kind: 'day-before' } });
schema.index({ at: 1 }, { expireAfterSeconds: keptSeconds });

export interface StoredMessage extends Omit<Message, 'id'> {
  _id: string;
  /** In this service, for those who watch. */
  changedAt: Date;
}
export type Messages = ReturnType<typeof messageModel>;

const mustBeDuplicates = (error: unknown) => {
  if (refusedWrites(error).some(({ code }) => code !== 11000)) throw error;
};

export const messageModel = (db: Connection, clock: Clock) => {
  const model = db.model('Message', schema);
  const documents = model.collection as unknown as mongo.Collection<StoredMessage>;
  const isUnread = (userId: string) => ({ userId, app: true, readAt: { $exists: false } });

  const insertAll = async (messages: readonly Message[]): Promise<void> => {
    if (messages.length === 0) return;
    const changedAt = clock();
    const stored = messages.map(({ id, ...message }): StoredMessage => ({ _id: id, ...message, changedAt }));
    await documents.insertMany(stored, { ordered: false }).catch(mustBeDuplicates);
  };

  return {
    documents,
    /** Those that are there already stay as they are. What several listeners have at one moment is one write. */
    insert: collected((some: (readonly Message[])[]) => insertAll(some.flat())),
    find: async (id: string) => {
      const found = await documents.findOne({ _id: id });
      return found ? toState<Message>(found) : undefined;
    },

    page: async (userId: string, limit: number, cursor?: { at: Date; id: string }) => {
      const behind = cursor && [{ at: { $lt: cursor.at } }, { at: cursor.at, _id: { $lt: cursor.id } }];
      const found = await documents
        .find({ userId, app: true, ...(behind ? { $or: behind } : {}) })
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .toArray();
      return found.map((stored) => toState<Message>(stored));
    },
    unread: (userId: string) => documents.countDocuments(isUnread(userId)),
    /** All, or these of this person's. */
    read: async (userId: string, ids?: string[]) => {
      const filter = { ...isUnread(userId), ...(ids ? { _id: { $in: ids } } : {}) };
      await documents.updateMany(filter, { $set: { readAt: clock(), changedAt: clock() } });
    },
    /** Of these people, those for whom something changed. */
    changed: (userIds: string[], since: Date): Promise<string[]> =>
      documents.distinct('userId', { userId: { $in: userIds }, changedAt: { $gte: since } }),

    /** Sales that wait become this digest's. */
    takeForDigest: (userId: string, digest: string) =>
      documents.updateMany({ userId, digest: waitingForDigest }, { $set: { digest } }),
    /** How many they are, and the first of them. */
    inDigest: async (userId: string, digest: string, limit: number) => {
      const [count, found] = await Promise.all([
        documents.countDocuments({ userId, digest }),
        documents.find({ userId, digest }).sort({ at: 1 }).limit(limit).toArray(),
      ]);
      return { count, first: found.map((stored) => toState<Message>(stored)) };
    },
    /** An event has another time now, and so have the reminders of these orders. */
    remindAt: (orderIds: string[], nextAt: Date, tooLateAt: Date) =>
      documents.updateMany(
        { 'facts.orderId': { $in: orderIds }, kind: 'day-before', mail: 'waiting' },
        { $set: { nextAt, tooLateAt } },
      ),
  };
};
