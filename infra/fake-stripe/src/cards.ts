interface Decline {
  code: string;
  decline_code?: string;
  message: string;
}

export interface TestCard {
  brand: string;
  last4: string;
  asks?: '3ds';
  decline?: Decline;
}

const visa = { brand: 'visa', last4: '4242' };

const declined = (decline_code: string, message = 'Your card was declined.'): TestCard => ({
  ...visa,
  decline: { code: 'card_declined', decline_code, message },
});
const wrong = (code: string, message: string): TestCard => ({ ...visa, decline: { code, message } });

/** By the name that follows `pm_card_` and `tok_`. */
const cards: Record<string, TestCard> = {
  visa,
  visa_debit: { brand: 'visa', last4: '5556' },
  mastercard: { brand: 'mastercard', last4: '4444' },
  amex: { brand: 'amex', last4: '8431' },
  discover: { brand: 'discover', last4: '9424' },
  chargeDeclined: declined('generic_decline'),
  chargeDeclinedInsufficientFunds: declined('insufficient_funds', 'Your card has insufficient funds.'),
  chargeDeclinedLostCard: declined('lost_card'),
  chargeDeclinedStolenCard: declined('stolen_card'),
  chargeDeclinedVelocityLimitExceeded: declined('card_velocity_exceeded'),
  chargeDeclinedExpiredCard: wrong('expired_card', 'Your card has expired.'),
  chargeDeclinedIncorrectCvc: wrong('incorrect_cvc', "Your card's security code is incorrect."),
  chargeDeclinedProcessingError: wrong('processing_error', 'An error occurred while processing your card.'),
  threeDSecureRequired: { brand: 'visa', last4: '3155', asks: '3ds' },
  threeDSecure2Required: { brand: 'visa', last4: '3155', asks: '3ds' },
  authenticationRequired: { brand: 'visa', last4: '3155', asks: '3ds' },
  threeDSecureRequiredChargeDeclined: { ...declined('generic_decline'), asks: '3ds' },
};

const nameOf = (id: string) => id.replace(/^(pm_card|tok)_/, '').replace(/^visa_(?=chargeDeclined)/, '');

export const isTestToken = (id: string): boolean => /^tok_/.test(id) && nameOf(id) in cards;
export const isTestMethod = (id: string): boolean => /^pm_card_/.test(id) && nameOf(id) in cards;
export const cardOf = (id: string): TestCard => {
  const card = cards[nameOf(id)];
  if (!card) throw new Error(`${id} is no test card`);
  return card;
};
