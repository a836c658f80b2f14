import { isDuplicateKey } from '@ticketing/common/base';
import { type Connection, type mongo, Schema } from 'mongoose';
import { isAdmin, type User } from '../domain/user.ts';

interface Roll {
  _id: 'admins';
  /** Who is an active admin for certain; there may be more. */
  certain: string[];
  /** By user: the version up to which the roll knows them. */
  versions: Record<string, number>;
}

const schema = new Schema<Roll>(
  { _id: String, certain: [String], versions: Object },
  { versionKey: false, autoIndex: false, autoCreate: false, collection: 'rolls' },
);

export type Admins = ReturnType<typeof adminList>;

/**
 * One document that names the admins, so that one write can ask for another one. Who becomes an admin is
 * entered after their own document says so, and who stops being one is struck off before: a crash between
 * the two leaves a name too few, never one too many.
 */
export const adminList = (db: Connection) => {
  const collection = db.model<Roll>('Roll', schema).collection as unknown as mongo.Collection<Roll>;
  const users = db.model('User').collection;

  const open = async () => {
    try {
      await collection.insertOne({ _id: 'admins', certain: [], versions: {} });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  };

  /** What is older than the roll changes nothing: they may have been struck off since. */
  const enter = async ({ id, version }: Pick<User, 'id' | 'version'>) => {
    const known = `versions.${id}`;
    await open();
    await collection.updateOne(
      { _id: 'admins', $or: [{ [known]: { $exists: false } }, { [known]: { $lt: version } }] },
      { $addToSet: { certain: id }, $set: { [known]: version } },
    );
  };

  const strike = async ({ id, version }: User): Promise<boolean> => {
    const { matchedCount } = await collection.updateOne(
      { _id: 'admins', certain: { $elemMatch: { $ne: id } } },
      { $pull: { certain: id }, $max: { [`versions.${id}`]: version + 1 } },
    );
    return matchedCount === 1;
  };

  /** Those whose entry was lost with a process, or made before there was a roll. */
  const enterAll = async () => {
    const found = await users.find({ role: 'admin', status: 'active' }).limit(1000).toArray();
    for (const { _id, version } of found) await enter({ id: String(_id), version });
  };

  return {
    entered: async (user: User): Promise<void> => {
      if (isAdmin(user)) await enter(user);
    },
    /** Before they stop being an admin. False: there would be none left. */
    struck: async (user: User): Promise<boolean> => {
      if (await strike(user)) return true;
      await enterAll();
      return strike(user);
    },
  };
};
