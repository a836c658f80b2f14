/** What a card can be charged: Stripe refuses less. */
export const lowestPrice = 0.5;
export const highestPrice = 999_999.99;

const twoPlaces = /^\d{1,6}(\.\d{1,2})?$/;

/** Whether this is an amount people write: no sign, no exponent, at most two places. */
export const isAmount = (price: unknown): boolean => twoPlaces.test(String(price));

/** 19.99 × 100 is 1998.9999999999998: with two places at most, the nearest whole number is the exact one. */
export const toCents = (price: number): number => Math.round(price * 100);
