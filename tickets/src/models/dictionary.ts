import { isDuplicateKey } from '@ticketing/common/base';
import { type Connection, type mongo, Schema } from 'mongoose';
import { distance, maxDistance, nearOf } from '../domain/near.ts';

const schema = new Schema({ _id: String, near: [String] }, { versionKey: false, autoCreate: false });
schema.index({ near: 1 });

const minLength = 3;
const maxLength = 24;
const maxCandidates = 100;
/** Of words that are known to be stored, so that a usual listing writes none. */
const maxRemembered = 50_000;

const isLearnt = (word: string) =>
  /^\p{L}+$/u.test(word) && word.length >= minLength && word.length <= maxLength;

export type Dictionary = ReturnType<typeof dictionaryModel>;

/** Every word that a listing ever had, found by what is near it. It grows with the language, not with the shop. */
export const dictionaryModel = (db: Connection) => {
  const documents = db.model('Word', schema).collection as unknown as mongo.Collection<{
    _id: string;
    near: string[];
  }>;
  const remembered = new Set<string>();

  return {
    /** Before the listing is saved: a word too many does no harm, and one that lacks is never suggested. */
    learn: async (words: readonly string[]): Promise<void> => {
      const unknown = words.filter((word) => isLearnt(word) && !remembered.has(word));
      if (unknown.length === 0) return;
      const writes = unknown.map((word) => ({
        updateOne: { filter: { _id: word }, update: { $setOnInsert: { near: nearOf(word) } }, upsert: true },
      }));
      try {
        await documents.bulkWrite(writes, { ordered: false });
      } catch (error) {
        // somebody else has learnt it at the same moment
        if (!isDuplicateKey(error)) throw error;
        return;
      }
      if (remembered.size > maxRemembered) remembered.clear();
      for (const word of unknown) remembered.add(word);
    },

    /** The nearest first. */
    near: async (word: string): Promise<string[]> => {
      if (!isLearnt(word)) return [];
      const found = await documents
        .find({ near: { $in: nearOf(word) } }, { projection: { _id: 1 } })
        .limit(maxCandidates)
        .toArray();
      return found
        .map(({ _id }) => ({ word: _id, off: distance(word, _id) }))
        .filter(({ off }) => off > 0 && off <= maxDistance(word))
        .sort((one, other) => one.off - other.off || (one.word < other.word ? -1 : 1))
        .map((candidate) => candidate.word);
    },
  };
};
