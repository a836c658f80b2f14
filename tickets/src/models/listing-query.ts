import { type Ticket, undated } from '../domain/ticket.ts';
import { wordsOf } from '../domain/words.ts';

export const sorts = ['newest', 'date', 'price', '-price'] as const;
export type Sort = (typeof sorts)[number];

/** What somebody searches for. */
export interface ListingQuery {
  sort: Sort;
  /** Where the last page ended: the value it is sorted by, and the id. */
  after?: [value: number, id: string] | undefined;
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
  /** Sellers also see what they have withdrawn. */
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
  const { search, category, city, userId, available, withdrawnToo } = query;
  const bounds = [...rangeOf(query), ...afterOf(query)];
  return {
    ...(search === undefined ? {} : hasWords(search)),
    ...(category === undefined ? {} : { category }),
    ...(city === undefined ? {} : { city }),
    ...(userId === undefined ? {} : { userId }),
    ...(available ? { onSale: true } : withdrawnToo ? {} : { status: 'active' }),
    ...(bounds.length > 0 ? { $and: bounds } : {}),
  };
};

/**
 * MongoDB's text index finds a phrase also in the middle of a word, once one word is there: "art" "rock" has
 * Rock party. So it only finds what may fit, and the listing's own words decide where it has them.
 */
const hasWords = (search: string) => ({
  $text: { $search: everyWord(search) },
  $or: [{ words: { $all: wordsOf(search).slice(0, maxWords) } }, { words: { $exists: false } }],
});

const maxWords = 10;

/** Each word quoted: all must be there, and no character of the user's means anything to the database. */
const everyWord = (search: string): string =>
  (search.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    .slice(0, maxWords)
    .map((word) => `"${word}"`)
    .join(' ');

const rangeOf = ({ minCents, maxCents, from, to, startsAfter }: ListingQuery): object[] => [
  ...(minCents === undefined ? [] : [{ priceCents: { $gte: minCents } }]),
  ...(maxCents === undefined ? [] : [{ priceCents: { $lte: maxCents } }]),
  ...(from === undefined ? [] : [{ startsAt: { $gte: from } }]),
  ...(to === undefined ? [] : [{ startsAt: { $lte: to } }]),
  ...(startsAfter === undefined ? [] : [{ startsAt: { $gt: startsAfter } }]),
  ...(from === undefined && to === undefined ? [] : [{ startsAt: { $lt: undated } }]),
];

/** The first bound is where the walk in the index begins; the second passes over what has the same value. */
const afterOf = ({ sort, after }: ListingQuery): object[] => {
  if (!after) return [];
  const { field, way } = orders[sort];
  const [mark, id] = after;
  const beyond = way === 1 ? '$gt' : '$lt';
  if (field === '_id') return [{ _id: { [beyond]: id } }];
  const value = field === 'startsAt' ? new Date(mark) : mark;
  return [
    { [field]: { [`${beyond}e`]: value } },
    { $or: [{ [field]: { [beyond]: value } }, { [field]: value, _id: { [beyond]: id } }] },
  ];
};
