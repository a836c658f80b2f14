import { expect, it } from '@jest/globals';
import { declineCodeOf, declineCodes } from '../decline.ts';

it.each([
  [{ code: 'card_declined', decline_code: 'insufficient_funds' }, 'payment.insufficient-funds'],
  [{ code: 'expired_card' }, 'payment.card-expired'],
  [{ code: 'incorrect_cvc', decline_code: 'incorrect_cvc' }, 'payment.incorrect-cvc'],
  [{ code: 'card_declined', decline_code: 'authentication_required' }, 'payment.not-authenticated'],
  [{ code: 'payment_intent_authentication_failure' }, 'payment.not-authenticated'],
  [{ code: 'card_declined', decline_code: 'lost_card' }, 'payment.declined'],
  [{}, 'payment.declined'],
])('When Stripe declines with %j, then the code is %s', (decline, code) => {
  expect(declineCodeOf(decline)).toBe(code);
  expect(declineCodes).toContain(code);
});
