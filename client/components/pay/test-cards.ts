/** Stripe's test cards, and the name by which our stand-in for Stripe knows each. No other number leaves the browser. */
export const testCards = [
  { number: '4242 4242 4242 4242', kind: 'success', method: 'pm_card_visa' },
  { number: '4000 0000 0000 0002', kind: 'declined', method: 'pm_card_chargeDeclined' },
  { number: '4000 0000 0000 9995', kind: 'funds', method: 'pm_card_chargeDeclinedInsufficientFunds' },
  { number: '4000 0025 0000 3155', kind: 'secure', method: 'pm_card_threeDSecureRequired' },
  { number: '4000 0000 0000 3220', kind: 'secure2', method: 'pm_card_threeDSecure2Required' },
] as const;

export type TestCard = (typeof testCards)[number];

const digitsOf = (text: string) => text.replace(/\D/g, '');

export const methodOf = (number: string): string | undefined =>
  testCards.find((card) => digitsOf(card.number) === digitsOf(number))?.method;

/** `12/34`, at the end of which month the card ends. */
export const isStillValid = (expiry: string, now: Date): boolean => {
  const [, month, year] = /^(0?[1-9]|1[0-2])\s*\/\s*(\d{2})$/.exec(expiry.trim()) ?? [];
  return month !== undefined && new Date(2000 + Number(year), Number(month)) > now;
};

export const isSecurityCode = (code: string): boolean => /^\d{3,4}$/.test(code.trim());

/** Where the stand-in's bank asks the card's owner, and sends them back to the order. */
export const bankPath = (clientSecret: string, orderId: string): string => {
  const back = encodeURIComponent(`/orders/${orderId}?asked=1`);
  return `/dev/stripe/test/3ds/${clientSecret.split('_secret_')[0]}?return_to=${back}`;
};
