export type DeclineCode =
  | 'payment.declined'
  | 'payment.insufficient-funds'
  | 'payment.card-expired'
  | 'payment.incorrect-cvc'
  | 'payment.not-authenticated';

/** What the card's owner can do something about; any other decline is just one. */
const byStripe: Record<string, DeclineCode> = {
  insufficient_funds: 'payment.insufficient-funds',
  expired_card: 'payment.card-expired',
  incorrect_cvc: 'payment.incorrect-cvc',
  authentication_required: 'payment.not-authenticated',
  payment_intent_authentication_failure: 'payment.not-authenticated',
};

export const declineCodes: DeclineCode[] = ['payment.declined', ...new Set(Object.values(byStripe))];

/** Of Stripe's error, whose `decline_code` says more than its `code`. */
export const declineCodeOf = (decline: {
  decline_code?: string | undefined;
  code?: string | undefined;
}): DeclineCode => byStripe[decline.decline_code ?? ''] ?? byStripe[decline.code ?? ''] ?? 'payment.declined';
