import type { Clock } from '@ticketing/common/base';
import { type Connection, Schema } from 'mongoose';

const keptSeconds = 3600;
/** The web app is open as long as its stream is, and that is written down twice a minute. */
const openMs = 60_000;

const schema = new Schema(
  { _id: String, at: Date },
  { versionKey: false, autoIndex: false, autoCreate: false },
);
schema.index({ at: 1 }, { expireAfterSeconds: keptSeconds });

export type Presence = ReturnType<typeof presenceModel>;

/** Who has the web app open at this moment. */
export const presenceModel = (db: Connection, clock: Clock) => {
  const model = db.model('Presence', schema);
  return {
    seen: async (userIds: readonly string[]): Promise<void> => {
      if (userIds.length === 0) return;
      const writes = userIds.map((_id) => ({
        updateOne: { filter: { _id }, update: { $set: { at: clock() } }, upsert: true },
      }));
      await model.collection.bulkWrite(writes as never, { ordered: false });
    },
    isOpen: async (userId: string): Promise<boolean> => {
      const since = new Date(clock().getTime() - openMs);
      return (await model.exists({ _id: userId, at: { $gte: since } })) !== null;
    },
  };
};
