import { type Ticket, undated } from '../domain/ticket.ts';
import { termsSearched } from '../domain/words.ts';

export const sorts = ['date', 'newest', 'price', '-price'] as const;
export type Sort = (typeof sorts)[number];

/** Where a listing stands in a list: the value it is sorted by, and its id. */
export type Mark = [value: number, id: string];

/** What somebody searches for. */
export interface ListingQuery {
  sort: Sort;
  /** Where the last page ended. */
  after?: Mark | undefined;
  search?: string | undefined;
  category?: string | undefined;
  city?: string | undefined;
  minCents?: number | undefined;
  maxCents?: number | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  /** Leaves out what is over; undated listings stay. */
  startsAfter?: Date | undefined;
  userId?: string | undefined;
  available: boolean;
  /** Sellers also see what they have withdrawn, and admins what is hidden. */
  withdrawnToo: boolean;
}

const orders = {
  newest: { field: '_id', way: -1 },
  date: { field: 'startsAt', way: 1 },
  price: { field: 'priceCents', way: 1 },
  '-price': { field: 'priceCents', way: -1 },
} as const;

export const sortOf = (sort: Sort): Record<string, 1 | -1> => {
  const { field, way } = orders[sort];
  return { [field]: way, _id: way };
};

/** What a cursor must remember of the last one shown. */
export const markOf = (sort: Sort, { id, startsAt, priceCents }: Ticket): [number, string] => [
  { newest: 0, date: startsAt.getTime(), price: priceCents, '-price': priceCents }[sort],
  id,
];

export const filterOf = (query: ListingQuery): Record<string, unknown> => {
  const { category, city, userId, available, withdrawnToo } = query;
  const bounds = [...searchOf(query), ...rangeOf(query), ...afterOf(query)];
  return {
    ...(category === undefined ? {} : { category }),
    ...(city === undefined ? {} : { city }),
    ...(userId === undefined ? {} : { userId }),
    ...(available ? { onSale: true } : withdrawnToo ? {} : { status: 'active', hidden: { $ne: true } }),
    ...(bounds.length > 0 ? { $and: bounds } : {}),
  };
};

/** The first one is what the index is walked by. Nothing that can be searched for is found nowhere. */
const searchOf = ({ search }: ListingQuery): object[] => {
  if (search === undefined) return [];
  const terms = termsSearched(search);
  return terms.length > 0 ? terms.map((term) => ({ terms: term })) : [{ terms: '' }];
};

const rangeOf = ({ minCents, maxCents, from, to, startsAfter }: ListingQuery): object[] => [
  ...(minCents === undefined ? [] : [{ priceCents: { $gte: minCents } }]),
  ...(maxCents === undefined ? [] : [{ priceCents: { $lte: maxCents } }]),
  ...(from === undefined ? [] : [{ startsAt: { $gte: from } }]),
  ...(to === undefined ? [] : [{ startsAt: { $lte: to } }]),
  ...(startsAfter === undefined ? [] : [{ startsAt: { $gt: startsAfter } }]),
  ...(from === undefined && to === undefined ? [] : [{ startsAt: { $lt: undated } }]),
];

/** Those behind the last one shown. */
export const afterOf = ({ sort, after }: Pick<ListingQuery, 'sort' | 'after'>): object[] =>
  after ? side(sort, after, orders[sort].way === 1 ? '$gt' : '$lt', '') : [];

/** Those that come no later than this one, itself included. */
export const upTo = (sort: Sort, mark: Mark): object[] =>
  side(sort, mark, orders[sort].way === 1 ? '$lt' : '$gt', 'e');

/** The first bound is where the walk in the index begins, or ends; the second parts what has the same value. */
const side = (sort: Sort, [mark, id]: Mark, way: '$gt' | '$lt', itself: 'e' | ''): object[] => {
  const { field } = orders[sort];
  const ids = { _id: { [`${way}${itself}`]: id } };
  if (field === '_id') return [ids];
  const value = field === 'startsAt' ? new Date(mark) : mark;
  return [
    { [field]: { [`${way}e`]: value } },
    { $or: [{ [field]: { [way]: value } }, { [field]: value, ...ids }] },
  ];
};
