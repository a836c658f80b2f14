import type { Image } from '@ticketing/common/contracts';
import { type Connection, type mongo, Schema } from 'mongoose';

const schema = new Schema(
  { _id: String, userId: String, color: String, blur: String, width: Number, height: Number, usedAt: Date },
  { versionKey: false, autoCreate: false },
);

type Stored = Omit<Image, 'id'> & { _id: string; userId: string; usedAt?: Date };

export type Images = ReturnType<typeof imageModel>;

/** What was uploaded: the pictures themselves lie in the image store. */
export const imageModel = (db: Connection) => {
  const documents = db.model('Image', schema).collection as unknown as mongo.Collection<Stored>;

  return {
    findImage: async (id: string, userId: string): Promise<Image | undefined> => {
      const found = await documents.findOne({ _id: id, userId });
      if (!found) return undefined;
      const { color, blur, width, height } = found;
      return { id, color, blur, width, height };
    },
  };
};
