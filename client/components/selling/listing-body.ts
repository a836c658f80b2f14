import { fromFieldValue, toFieldValue } from './local-time.ts';

/**
 * What the listing form says, as the API wants it: with a script and without. A date that was not touched is sent
 * as it was: the field shows no seconds, and what is over stays so. A picture is uploaded by a script, or not at all.
 */
export const listingBody = (form: Iterable<[string, unknown]>): Record<string, string> => {
  const { key, imageId, ...typed } = Object.fromEntries(form) as Record<string, string>;
  const { price = '', startsAt = '', startsAtBefore = '', timeZone = 'UTC', ...rest } = typed;
  const isAsItWas = startsAt === toFieldValue(startsAtBefore, timeZone);
  return {
    ...rest,
    timeZone,
    price: price.replace(',', '.'),
    startsAt: isAsItWas ? startsAtBefore : fromFieldValue(startsAt, timeZone),
  };
};
