import type { Image } from '@ticketing/common/contracts';
import { toState } from '@ticketing/common/messaging';
import { type Connection, type mongo, Schema } from 'mongoose';

interface Stored extends Omit<Image, 'id'> {
  _id: string;
  userId: string;
  /** As long as no listing has used it. */
  unusedSince?: Date;
  usedAt?: Date;
  /** Its files are being removed: no listing can use it any more. */
  sweptAt?: Date;
}

const schema = new Schema(
  {
    _id: String,
    userId: String,
    color: String,
    blur: String,
    width: Number,
    height: Number,
    unusedSince: Date,
    usedAt: Date,
    sweptAt: Date,
  },
  { versionKey: false, autoIndex: false, autoCreate: false },
);
schema.index({ unusedSince: 1 }, { sparse: true });

const maxSwept = 100;

export type Images = ReturnType<typeof imageModel>;

export const imageModel = (db: Connection) => {
  const documents = db.model('Image', schema).collection as unknown as mongo.Collection<Stored>;
  const toImage = (stored: Stored): Image => {
    const { id, color, blur, width, height } = toState<Image>(stored);
    return { id, color, blur, width, height };
  };

  return {
    /** Repeated under its Idempotency-Key it is the same one, and may already be used. */
    insertOnce: async ({ id: _id, ...look }: Image, userId: string, at: Date): Promise<void> => {
      const image = { ...look, userId, unusedSince: at };
      await documents.updateOne({ _id }, { $setOnInsert: image }, { upsert: true });
    },

    find: async (id: string): Promise<Image | undefined> => {
      const stored = await documents.findOne({ _id: id });
      return stored ? toImage(stored) : undefined;
    },

    /** Before a listing shows it. From then on it stays: what was bought shows it, too. */
    use: async (id: string, userId: string, at: Date): Promise<Image | undefined> => {
      const used = await documents.findOneAndUpdate(
        { _id: id, userId, sweptAt: { $exists: false } },
        { $set: { usedAt: at }, $unset: { unusedSince: '' } },
        { returnDocument: 'after' },
      );
      return used ? toImage(used) : undefined;
    },

    unusedBefore: async (at: Date): Promise<string[]> => {
      const found = await documents
        .find({ unusedSince: { $lt: at } }, { projection: { _id: 1 } })
        .sort({ unusedSince: 1 })
        .limit(maxSwept)
        .toArray();
      return found.map(({ _id }) => _id);
    },

    /** False: a listing was faster. Repeated when removing its files did not work. */
    beginSweep: async (id: string, before: Date, at: Date): Promise<boolean> => {
      const unused = { _id: id, unusedSince: { $lt: before } };
      const { matchedCount } = await documents.updateOne(unused, { $set: { sweptAt: at } });
      return matchedCount === 1;
    },

    endSweep: async (id: string): Promise<void> => {
      await documents.deleteOne({ _id: id, sweptAt: { $exists: true } });
    },
  };
};
