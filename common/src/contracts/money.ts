/** Events and documents count in cents, the API speaks in decimals. */
export const toDecimal = (cents: number): number => cents / 100;
