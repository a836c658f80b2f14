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

/** In fours, as it stands on the card. */
export const formatNumber = (typed: string): string =>
  (
    digitsOf(typed)
      .slice(0, 19)
      .match(/.{1,4}/g) ?? []
  ).join(' ');

/** `1234` and `12/34` alike; a month that can have no second digit has none. */
export const formatExpiry = (typed: string): string => {
  const plain = typed.replace(/[^\d/]/g, '');
  const [, month, year] = /^(0?[1-9]|1[0-2])\/(\d{0,2})/.exec(plain) ?? [];
  if (month !== undefined) return `${month.padStart(2, '0')}/${year}`;
  const digits = digitsOf(typed)
    .replace(/^([2-9])/, '0$1')
    .slice(0, 4);
  return digits.length > 2 ? `${digits.slice(0, 2)}/${digits.slice(2)}` : digits;
};

const brands: readonly (readonly [RegExp, string])[] = [
  [/^4/, 'Visa'],
  [/^(5[1-5]|2[2-7])/, 'Mastercard'],
  [/^3[47]/, 'American Express'],
];

/** Known by how its number begins. */
export const brandOf = (number: string): string | undefined =>
  brands.find(([begin]) => begin.test(digitsOf(number)))?.[1];

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
