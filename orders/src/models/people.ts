import type { UserCreated } from '@ticketing/common/contracts';
import { behindIn, pointReads, type Replica, replicate } from '@ticketing/common/messaging';
import { type Connection, type mongo, Schema } from 'mongoose';

type Kept = Pick<UserCreated['data'], 'id' | 'version' | 'name' | 'status'>;
type Stored = Omit<Kept, 'id'> & { _id: string };

const schema = new Schema<Stored>(
  { _id: String, version: Number, name: String, status: String },
  { versionKey: false, autoIndex: false, autoCreate: false },
);

export type People = ReturnType<typeof peopleReplica>;

/** Of auth's users the names, for lists of who comes, and who is suspended. */
export const peopleReplica = (db: Connection) => {
  const people = db.model('Person', schema);
  const findStored = pointReads(people.collection as unknown as mongo.Collection<{ _id: string }>);
  return {
    replica: { of: 'auth', behind: (versions) => behindIn(people, versions) } satisfies Replica,
    keep: ({ id, version, name, status }: Kept) => replicate(people, { id, version, name, status }),
    isSuspended: async (id: string): Promise<boolean> =>
      ((await findStored(id)) as Stored | undefined)?.status === 'suspended',
    names: async (ids: readonly string[]): Promise<Map<string, string>> => {
      const found = await people.find({ _id: { $in: [...new Set(ids)] } }, { name: 1 }).lean();
      return new Map(found.map(({ _id, name }) => [_id, name]));
    },
  };
};
