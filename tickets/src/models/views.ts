import { type Connection, type mongo, Schema } from 'mongoose';

const schema = new Schema({ _id: String, views: Number }, { versionKey: false, autoCreate: false });

export type Views = ReturnType<typeof viewModel>;

/** How often each listing was looked at. Beside the listings, whose documents stay the same when they are read. */
export const viewModel = (db: Connection) => {
  const documents = db.model('Views', schema).collection as unknown as mongo.Collection<{
    _id: string;
    views: number;
  }>;

  return {
    add: async (counts: ReadonlyMap<string, number>): Promise<void> => {
      const writes = [...counts].map(([_id, views]) => ({
        updateOne: { filter: { _id }, update: { $inc: { views } }, upsert: true },
      }));
      await documents.bulkWrite(writes, { ordered: false });
    },

    of: async (ids: readonly string[]): Promise<ReadonlyMap<string, number>> => {
      const found = await documents.find({ _id: { $in: [...ids] } }).toArray();
      return new Map(found.map(({ _id, views }) => [_id, views]));
    },
  };
};
