import type { Clock } from '@ticketing/common/base';
import type { UserCreated } from '@ticketing/common/contracts';
import { behindIn, pointReads, type Replica, replicate } from '@ticketing/common/messaging';
import { type Connection, type mongo, Schema } from 'mongoose';

type Kept = Pick<UserCreated['data'], 'id' | 'version' | 'name' | 'status'>;
type Stored = Omit<Kept, 'id'> & { _id: string };

const schema = new Schema<Stored>(
  { _id: String, version: Number, name: String, status: String },
  { versionKey: false, autoIndex: false, autoCreate: false },
);

/** As long as another replica's news may be missed here. */
const keptMs = 1000;
const maxKnown = 10_000;

export type People = ReturnType<typeof peopleReplica>;

/** Of auth's users the names, for lists of who comes, and who is suspended. */
export const peopleReplica = (db: Connection, clock: Clock) => {
  const people = db.model('Person', schema);
  const findStored = pointReads(people.collection as unknown as mongo.Collection<{ _id: string }>);
  const known = new Map<string, { isSuspended: boolean; until: number }>();
  return {
    replica: { of: 'auth', behind: (versions) => behindIn(people, versions) } satisfies Replica,
    keep: async ({ id, version, name, status }: Kept) => {
      await replicate(people, { id, version, name, status });
      known.delete(id);
    },
    /** As of a second ago at most: a reservation costs no read of its own for it. */
    isSuspended: async (id: string): Promise<boolean> => {
      const now = clock().getTime();
      const last = known.get(id);
      if (last && last.until > now) return last.isSuspended;
      const stored = (await findStored(id)) as Stored | undefined;
      const isSuspended = stored?.status === 'suspended';
      if (known.size >= maxKnown) known.clear();
      known.set(id, { isSuspended, until: now + keptMs });
      return isSuspended;
    },
    names: async (ids: readonly string[]): Promise<Map<string, string>> => {
      const found = await people.find({ _id: { $in: [...new Set(ids)] } }, { name: 1 }).lean();
      return new Map(found.map(({ _id, name }) => [_id, name]));
    },
  };
};
