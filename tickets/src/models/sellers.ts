import type { Clock } from '@ticketing/common/base';
import type { UserCreated } from '@ticketing/common/contracts';
import { replicate, toState } from '@ticketing/common/messaging';
import { type Connection, type mongo, Schema } from 'mongoose';

const schema = new Schema(
  {
    _id: String,
    name: String,
    status: String,
    createdAt: String,
    emailConfirmed: Boolean,
    version: Number,
  },
  { versionKey: false, autoCreate: false },
);

export type Seller = Pick<
  UserCreated['data'],
  'id' | 'version' | 'name' | 'status' | 'createdAt' | 'emailConfirmed'
>;
type Stored = Omit<Seller, 'id'> & { _id: string };

/** As long as another replica's news may be missed here. */
const keptMs = 1000;
const maxKnown = 10_000;

export type Sellers = ReturnType<typeof sellerModel>;

/** Who sells, as auth published them: a name, since when, whether their address is theirs and whether they are suspended. Nothing else is kept. */
export const sellerModel = (db: Connection, clock: Clock) => {
  const model = db.model('Seller', schema);
  const documents = model.collection as unknown as mongo.Collection<Stored>;
  const known = new Map<string, { name: string | undefined; until: number }>();

  const readNames = async (ids: readonly string[], now: number) => {
    const found = await documents.find({ _id: { $in: [...ids] } }, { projection: { name: 1 } }).toArray();
    const names = new Map(found.map(({ _id, name }) => [_id, name]));
    if (known.size > maxKnown) known.clear();
    for (const id of ids) known.set(id, { name: names.get(id) || undefined, until: now + keptMs });
  };

  return {
    replicate: async ({ id, version, name, status, createdAt, emailConfirmed }: Seller) => {
      const optional = { createdAt, emailConfirmed };
      const said = Object.entries(optional).filter(([, value]) => value !== undefined);
      await replicate(model, { id, version, name, status, ...Object.fromEntries(said) });
      // a copy of before it was kept is as new as the event, and lacks it
      await documents.updateOne({ _id: id, version, status: { $exists: false } }, { $set: { status } });
      known.delete(id);
    },

    find: async (id: string): Promise<Seller | undefined> => {
      const found = await documents.findOne({ _id: id });
      return found ? toState<Seller>(found) : undefined;
    },

    isSuspended: async (id: string): Promise<boolean> => {
      const found = await documents.findOne({ _id: id }, { projection: { status: 1 } });
      return found?.status === 'suspended';
    },

    /** The names of these, of a second ago at most: one query for those that nobody asked for since. */
    namesOf: async (ids: readonly string[]): Promise<(id: string) => string | undefined> => {
      const now = clock().getTime();
      const unknown = [...new Set(ids)].filter((id) => (known.get(id)?.until ?? 0) <= now);
      if (unknown.length > 0) await readNames(unknown, now);
      const names = new Map(ids.map((id) => [id, known.get(id)?.name]));
      return (id) => names.get(id);
    },
  };
};
