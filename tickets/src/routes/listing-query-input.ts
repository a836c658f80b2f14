import { type ErrorCode, oneOf, RequestValidationError } from '@ticketing/common/base';
import { categories } from '@ticketing/common/contracts';
import { pageQuery } from '@ticketing/common/http';
import { z } from 'zod';
import { highestPrice, isAmount, toCents } from '../domain/price.ts';
import { type ListingQuery, type Mark, type Sort, sorts } from '../models/listing-query.ts';
import { unknownCategory } from './listing-input.ts';

/** An empty field of a form is no filter. */
const optional = { options: { values: 'falsy' } } as const;

export const text = (name: string, max: number, code: ErrorCode) => ({
  optional,
  isString: true,
  trim: true,
  isLength: { options: { max } },
  errorMessage: { message: `${name} must be text of at most ${max} characters`, code },
});
const amount = (name: string, code: ErrorCode) => ({
  optional,
  isFloat: { options: { min: 0, max: highestPrice } },
  custom: { options: isAmount },
  toFloat: true,
  errorMessage: {
    message: `${name} must be an amount up to 999,999.99, with at most 2 decimal places`,
    code,
  },
});

const time = z.iso.datetime({ offset: true }).or(z.iso.date());
const when = (name: string, code: ErrorCode) => ({
  optional,
  isString: true,
  custom: { options: (value: unknown) => time.safeParse(value).success },
  errorMessage: { message: `${name} must be an ISO 8601 date, or a time with its zone`, code },
});

/** What to search for. */
export const listingFilterFields = {
  search: text('Search', 200, 'search.invalid'),
  category: {
    optional,
    isString: true,
    trim: true,
    toLowerCase: true,
    isIn: { options: [[...categories]] },
    errorMessage: unknownCategory,
  },
  city: text('City', 80, 'city.invalid'),
  userId: text('Seller', 64, 'seller.invalid'),
  minPrice: amount('Lowest price', 'min-price.invalid'),
  maxPrice: amount('Highest price', 'max-price.invalid'),
  from: when('Earliest date', 'from.invalid'),
  to: when('Latest date', 'to.invalid'),
  available: { ...oneOf('Available', ['true', 'false']), optional },
} as const;

/** The same in pages, for a route's `input.query`. */
export const listingQueryFields = {
  ...pageQuery,
  sort: { default: { options: 'date' }, ...oneOf('Sort', sorts) },
  ...listingFilterFields,
} as const;

export interface ListingQueryInput {
  sort: Sort;
  cursor?: string;
  search?: string;
  category?: string;
  city?: string;
  userId?: string;
  minPrice?: number;
  maxPrice?: number;
  from?: string;
  to?: string;
  available?: 'true' | 'false';
}

/**
 * Who gives filters also finds what is sold out, unless they say they don't want it. What is over
 * is in no list by date, nor where nothing is said; who names the earliest date has what they named.
 */
export const toListingQuery = (input: ListingQueryInput, withdrawnToo: boolean, at: Date): ListingQuery => {
  const { sort, cursor, minPrice, maxPrice, from, to, available, ...rest } = input;
  const { search, category, city, userId } = rest;
  const filters = [search, category, city, userId, minPrice, maxPrice, from, to, available];
  const saysNothing = filters.every((filter) => filter === undefined);
  const isToCome = from === undefined && !withdrawnToo && (saysNothing || sort === 'date');
  return {
    sort,
    after: cursor === undefined ? undefined : markIn(cursor, sort),
    search,
    category,
    city,
    userId,
    minCents: minPrice === undefined ? undefined : toCents(minPrice),
    maxCents: maxPrice === undefined ? undefined : toCents(maxPrice),
    from: from === undefined ? undefined : new Date(from),
    // a day without a time means to its end
    to: to === undefined ? undefined : new Date(to.length === 10 ? `${to}T23:59:59.999Z` : to),
    available: available === 'true' || saysNothing,
    startsAfter: isToCome ? at : undefined,
    withdrawnToo,
  };
};

const mark = z.tuple([z.enum(sorts), z.int().min(-1e15).max(1e15), z.string().min(1).max(64)]);

export const cursorOf = (sort: Sort, last: Mark) =>
  Buffer.from(JSON.stringify([sort, ...last])).toString('base64url');

const markIn = (cursor: string, sort: Sort): Mark => {
  const refused = new RequestValidationError([
    { message: 'Cursor must be the one of the last page', field: 'cursor', code: 'cursor.invalid' },
  ]);
  try {
    const [of, value, id] = mark.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (of === sort) return [value, id];
  } catch {
    throw refused;
  }
  throw refused;
};
