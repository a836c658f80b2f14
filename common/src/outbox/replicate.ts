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
  try {
    await replica.updateOne(
      { _id: id, version: { $lt: version } },
      { $set: { ...state, version } },
      { upsert: true },
    );
  } catch (error) {
    // the upsert found a document that is as new or newer
    if (!isDuplicateKey(error)) throw error;
  }
};
