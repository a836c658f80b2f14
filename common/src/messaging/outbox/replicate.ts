import type { Model } from 'mongoose';
import { collected } from '../../base/collected.ts';
import type { Aggregate } from '../../contracts/change.ts';
import { refusedWrites } from './refused-writes.ts';

// biome-ignore lint/suspicious/noExplicitAny: whatever document the service describes
type AnyModel = Model<any, any, any, any, any>;
type State = Aggregate & Record<string, unknown>;

const duplicatesIn = (states: State[], error: unknown): State[] => {
  const refused = refusedWrites(error);
  if (refused.some(({ code }) => code !== 11000)) throw error;
  return refused.map(({ index }) => states[index] as State);
};

const writeTo = async ({ collection }: AnyModel, states: State[], upsert: boolean): Promise<void> => {
  const writes = states.map(({ id, version, ...state }) => ({
    updateOne: {
      filter: { _id: id as never, version: { $lt: version } },
      update: { $set: { ...state, version } },
      upsert,
    },
  }));
  try {
    await collection.bulkWrite(writes, { ordered: false });
  } catch (error) {
    // there are copies by now: of this version, of a newer one, or of an older one that was inserted
    // between our search and our insert; only an update can find out
    await writeTo({ collection } as AnyModel, duplicatesIn(states, error), false);
  }
};

const writersOf = new WeakMap<AnyModel, (state: State) => Promise<void>>();

const writerOf = (replica: AnyModel) => {
  const writer = collected((states: State[]) => writeTo(replica, states, true));
  writersOf.set(replica, writer);
  return writer;
};

/**
 * Keeps a copy of another service's aggregate. An event that is older than the copy, or the same
 * once more, changes nothing; one that skips versions is as good as all it skipped. Those of one
 * moment are one write.
 */
export const replicate = (replica: AnyModel, state: State): Promise<void> =>
  (writersOf.get(replica) ?? writerOf(replica))(state);

/** Of these aggregates, those that a copy lacks or has in an older version. */
export const behindIn = async (
  replica: AnyModel,
  versions: readonly [id: string, version: number][],
): Promise<string[]> => {
  const ids = versions.map(([id]) => id);
  type Copy = { _id: string; version: number };
  const found: Copy[] = await replica.find({ _id: { $in: ids } }, { version: 1 }).lean();
  const known = new Map(found.map(({ _id, version }) => [_id, version]));
  return versions.filter(([id, version]) => (known.get(id) ?? -1) < version).map(([id]) => id);
};
