import { categoryOf } from '@ticketing/common/contracts';
import type { Connection, mongo } from 'mongoose';
import { type Ticket, wordsIn } from '../domain/ticket.ts';
import { termsOf } from '../domain/words.ts';
import type { Dictionary } from './dictionary.ts';

/** `words`: what earlier versions searched by, and still write in a roll. */
type Stored = Omit<Ticket, 'id'> & { _id: string; words?: string[] };

const stale = { $or: [{ terms: { $exists: false } }, { words: { $exists: true } }] };
const maxRefreshed = 200;

export type StaleTerms = ReturnType<typeof staleTerms>;

/** Listings that a version wrote which knew no terms, and no list of categories. */
export const staleTerms = (db: Connection, dictionary: Dictionary) => {
  const documents = db.collection('tickets') as unknown as mongo.Collection<Stored>;

  return {
    /** Some of those after this id; where it ended, or nothing when there are no more. */
    refresh: async (after: string): Promise<string | undefined> => {
      const found = await documents
        .find({ ...stale, _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(maxRefreshed)
        .toArray();
      if (found.length === 0) return undefined;
      const listings = found.map((listing) => ({ ...listing, category: categoryOf(listing.category) }));
      await dictionary.learn(listings.flatMap(wordsIn));
      const writes = listings.map((listing) => {
        const { _id, version, category } = listing;
        const set = { terms: termsOf(wordsIn(listing)), category };
        const update = { $set: set, $unset: { words: '' as const } };
        // whoever edits it meanwhile writes them too
        return { updateOne: { filter: { _id, version }, update } };
      });
      await documents.bulkWrite(writes, { ordered: false });
      return found.at(-1)?._id;
    },
  };
};
