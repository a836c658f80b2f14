import type { Clock } from '@ticketing/common/base';
import { categoryOf } from '@ticketing/common/contracts';
import { type Ticket, undated } from '../domain/ticket.ts';
import { wordsOf } from '../domain/words.ts';
import type { Dictionary } from '../models/dictionary.ts';
import type { Tickets } from '../models/tickets.ts';

const maxListings = 6;
/** Of the words near one that no listing has. */
const maxTried = 5;
/** Who mistypes more than this does not search. */
const maxWords = 5;

interface Deps {
  tickets: Pick<Tickets, 'page'>;
  dictionary: Pick<Dictionary, 'near'>;
  clock: Clock;
}

export type Suggesting = ReturnType<typeof createSuggesting>;

/** What somebody may be looking for who is still typing, or has mistyped. */
export const createSuggesting = ({ tickets, dictionary, clock }: Deps) => {
  const toCome = async (search: string, limit: number): Promise<Ticket[]> => {
    const query = {
      sort: 'date',
      search,
      available: false,
      withdrawnToo: false,
      startsAfter: clock(),
    } as const;
    const { found } = await tickets.page(query, limit);
    return found.map((listing) => listing.decode());
  };
  const isFound = async (search: string) => (await toCome(search, 1)).length > 0;

  /** The word itself where some listing has it, else the nearest that one has. */
  const meant = async (word: string): Promise<string | undefined> => {
    if (await isFound(word)) return word;
    for (const near of (await dictionary.near(word)).slice(0, maxTried)) if (await isFound(near)) return near;
    return undefined;
  };

  const correct = async (search: string): Promise<string | null> => {
    const words = wordsOf(search);
    if (words.length > maxWords) return null;
    const corrected = await Promise.all(words.map(meant));
    if (corrected.includes(undefined)) return null;
    const whole = corrected.join(' ');
    return whole !== words.join(' ') && (await isFound(whole)) ? whole : null;
  };

  return {
    suggest: async (search: string) => {
      const found = search === '' ? [] : await toCome(search, maxListings);
      return {
        listings: found.map(suggestionOf),
        didYouMean: found.length > 0 ? null : await correct(search),
      };
    },
  };
};

const suggestionOf = ({ id, title, city, startsAt, category }: Ticket) => ({
  id,
  title,
  ...(city ? { city } : {}),
  startsAt: startsAt < undated ? startsAt.toISOString() : null,
  category: categoryOf(category),
});
