import type { Model } from 'mongoose';
import { isDuplicateKey } from '../errors/index.ts';
import type { Aggregate } from '../events/change.ts';

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
    // between our search and our insert; only an update can tell
    await write(false);
  }
};
