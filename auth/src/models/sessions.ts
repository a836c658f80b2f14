import { toState } from '@ticketing/common/messaging';
import { type Connection, Schema, Types } from 'mongoose';

export interface Session {
  id: string;
  userId: string;
  sessionVersion: number;
  userAgent: string;
  createdAt: Date;
  seenAt: Date;
}

const lifeSeconds = 30 * 24 * 3600;

const schema = new Schema(
  { _id: String, userId: String, sessionVersion: Number, userAgent: String, createdAt: Date, seenAt: Date },
  { versionKey: false, autoIndex: false, autoCreate: false },
);
schema.index({ userId: 1, seenAt: -1 });
schema.index({ seenAt: 1 }, { expireAfterSeconds: lifeSeconds });

export type Sessions = ReturnType<typeof sessionModel>;

export const sessionModel = (db: Connection) => {
  const model = db.model('Session', schema);
  const onEnd: (() => void)[] = [];
  return {
    onEnd: (listener: () => void) => void onEnd.push(listener),
    begin: async (session: Pick<Session, 'userId' | 'sessionVersion' | 'userAgent'>, at: Date) => {
      const id = new Types.ObjectId().toHexString();
      await model.collection.insertOne({ ...session, _id: id as never, createdAt: at, seenAt: at });
      return id;
    },
    find: async (id: string) => {
      const found = await model.findOne({ _id: id }).lean<{ _id: string }>();
      return found ? toState<Session>(found) : undefined;
    },
    /** Those of one sessionVersion, last used first. */
    of: async (userId: string, sessionVersion: number) => {
      const found = await model
        .find({ userId, sessionVersion })
        .sort({ seenAt: -1 })
        .limit(100)
        .lean<{ _id: string }[]>();
      return found.map((session) => toState<Session>(session));
    },
    seen: async (id: string, at: Date) => {
      await model.updateOne({ _id: id }, { $max: { seenAt: at } });
    },
    /** False: that user has no such session. */
    end: async (id: string, userId: string) => {
      const { deletedCount } = await model.deleteOne({ _id: id, userId });
      for (const listener of onEnd) listener();
      return deletedCount === 1;
    },
  };
};
