import { type ErrorCode, isTimeZone, type Reason, RequestValidationError } from '@ticketing/common/base';
import { categories, type Image } from '@ticketing/common/contracts';
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

const time = z.iso.datetime({ offset: true });
const isTime = (value: string) => value === '' || time.safeParse(value).success;

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

export const unknownCategory = {
  message: `Category must be one of ${categories.join(', ')}`,
  code: 'category.invalid',
} as const;

const unknownImage = {
  message: 'Image must be one that you have uploaded',
  code: 'image-id.unknown',
} as const;

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
  category: {
    optional,
    isString: true,
    trim: true,
    toLowerCase: true,
    isIn: { options: [['', ...categories]] },
    errorMessage: unknownCategory,
  },
  venue: optionalText('Venue', 200, 'venue.invalid'),
  city: optionalText('City', 80, 'city.invalid'),
  address: optionalText('Address', 200, 'address.invalid'),
  timeZone: {
    optional,
    isString: true,
    custom: { options: (value: string) => value === '' || isTimeZone(value) },
    errorMessage: {
      message: 'Time zone must be one of the IANA time zone database, such as Europe/Zurich',
      code: 'time-zone.invalid',
    },
  },
  startsAt: {
    optional,
    isString: true,
    custom: { options: isTime },
    errorMessage: {
      message: 'Date and time must be an ISO 8601 time with its zone, or empty for no date',
      code: 'starts-at.invalid',
    },
  },
  imageId: {
    // null is no image, and only what is left out stays
    optional: true,
    customSanitizer: { options: (value: unknown) => value ?? '' },
    isString: true,
    errorMessage: unknownImage,
  },
} as const;

/** Those that the fields do not name by themselves. */
export const listingCodes: ErrorCode[] = ['price.too-low', 'price.invalid', 'starts-at.past'];

interface ListingInput extends Omit<Listing, 'priceCents' | 'startsAt' | 'image'> {
  price: number;
  startsAt?: string;
  imageId?: string;
}

type FindImage = (id: string) => Promise<Image | undefined>;

export const toListing = async (
  { price, startsAt, category, imageId, ...rest }: ListingInput,
  findImage: FindImage,
): Promise<Listing> => ({
  ...rest,
  priceCents: toCents(price),
  ...(category === undefined ? {} : { category: category || ('other' as const) }),
  ...(startsAt === undefined ? {} : { startsAt: startsAt ? new Date(startsAt) : undated }),
  ...(imageId === undefined ? {} : { image: imageId ? await existing(imageId, findImage) : null }),
});

const existing = async (id: string, findImage: FindImage): Promise<Image> => {
  const found = await findImage(id);
  if (!found) throw new RequestValidationError([{ ...unknownImage, field: 'imageId' }]);
  return found;
};

export const mustBeToCome = (startsAt: Date | undefined, at: Date): void => {
  if (startsAt === undefined || startsAt > at) return;
  throw new RequestValidationError([
    { message: 'Date and time must be in the future', field: 'startsAt', code: 'starts-at.past' },
  ]);
};
