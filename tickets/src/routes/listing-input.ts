import { type ErrorCode, type Reason, RequestValidationError } from '@ticketing/common/base';
import { z } from 'zod';
import { highestPrice, isAmount, lowestPrice, toCents } from '../domain/price.ts';
import { type Listing, undated } from '../domain/ticket.ts';

/** Null means not said, so that a listing can be sent back as it was shown. */
const optional = { options: { values: 'null' } } as const;

const optionalText = (name: string, max: number, code: ErrorCode) => ({
  optional,
  isString: true,
  trim: true,
  isLength: { options: { max } },
  errorMessage: { message: `${name} must be text of at most ${max.toLocaleString('en')} characters`, code },
});

const optionalCount = (name: string, code: ErrorCode) => ({
  optional,
  isInt: { options: { min: 1, max: 10_000 } },
  toInt: true,
  errorMessage: { message: `${name} must be a number from 1 to 10,000`, code },
});

const isTime = (value: string) => value === '' || z.iso.datetime({ offset: true }).safeParse(value).success;

const notPositive = { message: 'Price must be greater than 0', code: 'price.not-positive' } as const;

const priceMustBe = (value: unknown): Reason => {
  const price = Number.parseFloat(String(value));
  if (!(price > 0)) return notPositive;
  if (price < lowestPrice) return { message: 'Price must be at least 0.50', code: 'price.too-low' };
  return {
    message: 'Price must be at most 999,999.99, with at most 2 decimal places',
    code: 'price.invalid',
  };
};

/** What a seller says of a listing, for a route's `input.body`. */
export const listingFields = {
  title: {
    isString: true,
    trim: true,
    notEmpty: true,
    isLength: {
      options: { max: 200 },
      errorMessage: { message: 'Title must have at most 200 characters', code: 'title.too-long' },
    },
    errorMessage: { message: 'Title is required', code: 'title.required' },
  },
  price: {
    isFloat: { options: { min: lowestPrice, max: highestPrice }, errorMessage: priceMustBe },
    custom: { options: isAmount, errorMessage: priceMustBe },
    toFloat: true,
    errorMessage: notPositive,
  },
  quantity: optionalCount('Quantity', 'quantity.out-of-range'),
  maxPerOrder: optionalCount('Max per order', 'max-per-order.out-of-range'),
  description: optionalText('Description', 5000, 'description.invalid'),
  category: { ...optionalText('Category', 50, 'category.invalid'), toLowerCase: true },
  venue: optionalText('Venue', 200, 'venue.invalid'),
  startsAt: {
    optional,
    isString: true,
    custom: { options: isTime },
    errorMessage: {
      message: 'Date and time must be an ISO 8601 time with its zone, or empty for no date',
      code: 'starts-at.invalid',
    },
  },
} as const;

/** Those that the fields do not name by themselves. */
export const listingCodes: ErrorCode[] = ['price.too-low', 'price.invalid', 'starts-at.past'];

interface ListingInput extends Omit<Listing, 'priceCents' | 'startsAt'> {
  price: number;
  startsAt?: string;
}

export const toListing = ({ price, startsAt, category, ...rest }: ListingInput): Listing => ({
  ...rest,
  priceCents: toCents(price),
  ...(category === undefined ? {} : { category: category || 'other' }),
  ...(startsAt === undefined ? {} : { startsAt: startsAt ? new Date(startsAt) : undated }),
});

export const mustBeToCome = (startsAt: Date | undefined, at: Date): void => {
  if (startsAt === undefined || startsAt > at) return;
  throw new RequestValidationError([
    { message: 'Date and time must be in the future', field: 'startsAt', code: 'starts-at.past' },
  ]);
};
