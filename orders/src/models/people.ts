import type { UserCreated } from '@ticketing/common/contracts';
import { behindIn, type Replica, replicate } from '@ticketing/common/messaging';
import { type Connection, Schema } from 'mongoose';

const schema = new Schema<{ _id: string; version: number; name: string }>(
  { _id: String, version: Number, name: String },
  { versionKey: false, autoIndex: false, autoCreate: false },
);

export type People = ReturnType<typeof peopleReplica>;

/** Of auth's users the names, for lists of who comes. */
export const peopleReplica = (db: Connection) => {
  const people = db.model('Person', schema);
  return {
    replica: { of: 'auth', behind: (versions) => behindIn(people, versions) } satisfies Replica,
    keep: ({ id, version, name }: Pick<UserCreated['data'], 'id' | 'version' | 'name'>) =>
      replicate(people, { id, version, name }),
    names: async (ids: readonly string[]): Promise<Map<string, string>> => {
      const found = await people.find({ _id: { $in: [...new Set(ids)] } }, { name: 1 }).lean();
      return new Map(found.map(({ _id, name }) => [_id, name]));
    },
  };
};
