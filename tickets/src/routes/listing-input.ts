import { RequestValidationError } from '@ticketing/common/base';
import { z } from 'zod';
import { highestPrice, isAmount, lowestPrice, toCents } from '../domain/price.ts';
import { type Listing, undated } from '../domain/ticket.ts';

/** Null means not said, so that a listing can be sent back as it was shown. */
const optional = { options: { values: 'null' } } as const;

const optionalText = (name: string, max: number) => ({
  optional,
  isString: true,
  trim: true,
  isLength: { options: { max } },
  errorMessage: `${name} must be text of at most ${max.toLocaleString('en')} characters`,
});

const optionalCount = (name: string) => ({
  optional,
  isInt: { options: { min: 1, max: 10_000 } },
  toInt: true,
  errorMessage: `${name} must be a number from 1 to 10,000`,
});

const isTime = (value: string) => value === '' || z.iso.datetime({ offset: true }).safeParse(value).success;

const priceMustBe = (value: unknown) => {
  const price = Number.parseFloat(String(value));
  if (!(price > 0)) return 'Price must be greater than 0';
  if (price < lowestPrice) return 'Price must be at least 0.50';
  return 'Price must be at most 999,999.99, with at most 2 decimal places';
};

/** What a seller says of a listing, for a route's `input.body`. */
export const listingFields = {
  title: {
    isString: true,
    trim: true,
    notEmpty: true,
    isLength: { options: { max: 200 }, errorMessage: 'Title must have at most 200 characters' },
    errorMessage: 'Title is required',
  },
  price: {
    isFloat: { options: { min: lowestPrice, max: highestPrice }, errorMessage: priceMustBe },
    custom: { options: isAmount, errorMessage: priceMustBe },
    toFloat: true,
    errorMessage: 'Price must be greater than 0',
  },
  quantity: optionalCount('Quantity'),
  maxPerOrder: optionalCount('Max per order'),
  description: optionalText('Description', 5000),
  category: { ...optionalText('Category', 50), toLowerCase: true },
  venue: optionalText('Venue', 200),
  startsAt: {
    optional,
    isString: true,
    custom: { options: isTime },
    errorMessage: 'Date and time must be an ISO 8601 time with its zone, or empty for no date',
  },
} as const;

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
  throw new RequestValidationError([{ message: 'Date and time must be in the future', field: 'startsAt' }]);
};
