import { type Clock, isDuplicateKey } from '@ticketing/common/base';
import { type Connection, type mongo, Schema } from 'mongoose';
import type { Mail } from '../domain/mail.ts';

const maxKept = 500;
const keptSeconds = 24 * 3600;

const schema = new Schema(
  { _id: String, at: Date },
  { versionKey: false, autoIndex: false, autoCreate: false, strict: false },
);
schema.index({ at: 1 }, { expireAfterSeconds: keptSeconds });

export type KeptMail = Mail & { _id: string; at: Date };
export type Mails = ReturnType<typeof mailModel>;

/** Mails that were sent to nobody: the newest of a day. */
export const mailModel = (db: Connection, clock: Clock) => {
  const documents = db.model('Mail', schema).collection as unknown as mongo.Collection<KeptMail>;

  const removeOldest = async () => {
    const tooMany = await documents
      .find({}, { projection: { at: 1 } })
      .sort({ at: -1 })
      .skip(maxKept)
      .limit(1)
      .toArray();
    if (tooMany[0]) await documents.deleteMany({ at: { $lte: tooMany[0].at } });
  };

  return {
    /** The same mail once more is the same. */
    keep: async (mail: Mail) => {
      try {
        await documents.insertOne({ ...mail, _id: mail.messageId, at: clock() });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      await removeOldest();
    },
    list: () => documents.find({}).sort({ at: -1 }).limit(maxKept).toArray(),
    find: (id: string) => documents.findOne({ _id: id }),
  };
};
