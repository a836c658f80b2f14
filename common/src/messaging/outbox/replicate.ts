import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../base/errors/index.ts';
import type { Aggregate } from '../../contracts/change.ts';

/**
 * Keeps a copy of another service's aggregate. An event that is older than the copy, or the same
 * once more, changes nothing; one that skips versions is as good as all it skipped.
 */
export const replicate = async (
  // biome-ignore lint/suspicious/noExplicitAny: whatever document the service describes
  replica: Model<any, any, any, any, any>,
  { id, version, ...state }: Aggregate & Record<string, unknown>,
): Promise<void> => {
  const write = (upsert: boolean) =>
    replica.updateOne({ _id: id, version: { $lt: version } }, { $set: { ...state, version } }, { upsert });
  try {
    await write(true);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // there is a copy by now: of this version, of a newer one, or of an older one that was inserted
    // between our search and our insert; only an update can find out
    await write(false);
  }
};

/** Of these aggregates, those that a copy lacks or has in an older version. */
export const behindIn = async (
  // biome-ignore lint/suspicious/noExplicitAny: whatever document the service describes
  replica: Model<any, any, any, any, any>,
  versions: readonly [id: string, version: number][],
): Promise<string[]> => {
  const ids = versions.map(([id]) => id);
  type Copy = { _id: string; version: number };
  const found: Copy[] = await replica.find({ _id: { $in: ids } }, { version: 1 }).lean();
  const known = new Map(found.map(({ _id, version }) => [_id, version]));
  return versions.filter(([id, version]) => (known.get(id) ?? -1) < version).map(([id]) => id);
};
