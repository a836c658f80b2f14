import { toState } from '@ticketing/common/messaging';
import type { mongo } from 'mongoose';
import type { Ticket } from '../domain/ticket.ts';
import { termsSearched } from '../domain/words.ts';
import { afterOf, type ListingQuery, type Mark, markOf, sortOf } from './listing-query.ts';

/** However many listings have a word, one request looks at no more of them for the other conditions. */
export const maxReached = 2000;

type Stored = Omit<Ticket, 'id'> & { _id: string };

const isNarrowed = ({ category, city, userId, minCents, maxCents, from, to, available }: ListingQuery) =>
  available || [category, city, userId, minCents, maxCents, from, to].some((value) => value !== undefined);

/**
 * Where a search must stop that has more conditions than its index knows: the page may then be short, and
 * the next one begins there. Nothing when the index finds what is asked for, or all of it is near enough.
 */
export const reachOf = async (
  documents: mongo.Collection<Stored>,
  query: ListingQuery,
): Promise<Mark | undefined> => {
  const [leading, ...others] = query.search === undefined ? [] : termsSearched(query.search);
  if (leading === undefined || (others.length === 0 && !isNarrowed(query))) return undefined;
  const [last] = await documents
    .find({ $and: [{ terms: leading }, ...afterOf(query)] } as mongo.Filter<Stored>, {
      projection: { startsAt: 1, priceCents: 1 },
    })
    .sort(sortOf(query.sort))
    .skip(maxReached)
    .limit(1)
    .toArray();
  return last && markOf(query.sort, toState<Ticket>(last));
};
