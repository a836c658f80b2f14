import { setTimeout as sleep } from 'node:timers/promises';
import { UnavailableError } from '@ticketing/common/base';
import Stripe from 'stripe';
import { declineCodeOf } from '../domain/decline.ts';
import { KeyUsedUp, RefusedByStripe } from './payment-gateway.ts';

const maxTotalMs = 8000;
const maxTryMs = 4000;
const minTryMs = 500;
const { errors } = Stripe;

/** Stripe did not say yes or no, and may say so to the same question in a moment. */
const mayPass = (error: unknown): boolean =>
  error instanceof errors.StripeConnectionError ||
  error instanceof errors.StripeRateLimitError ||
  (error instanceof errors.StripeAPIError && error.headers?.['idempotent-replayed'] !== 'true') ||
  (error instanceof errors.StripeError && /^(lock_timeout|idempotency_key_in_use)$/.test(error.code ?? ''));

const translated = (error: unknown): unknown => {
  if (error instanceof errors.StripeIdempotencyError) return new KeyUsedUp();
  // what is left of these is the error that Stripe remembers for the key
  if (error instanceof errors.StripeAPIError) return new KeyUsedUp();
  if (error instanceof errors.StripeCardError)
    return new RefusedByStripe(error.message, declineCodeOf(error));
  if (error instanceof errors.StripeInvalidRequestError) return new RefusedByStripe(error.message);
  if (error instanceof errors.StripeError) return new UnavailableError();
  return error;
};

/** Asks until there is an answer, or eight seconds have passed. Repeating is ours, because the keys are. */
export const asked = async <T>(ask: (options: { timeout: number }) => Promise<T>): Promise<T> => {
  const deadline = performance.now() + maxTotalMs;
  for (let pauseMs = 100; ; pauseMs *= 2) {
    const leftMs = deadline - performance.now();
    try {
      // a fraction of a millisecond would make it fall back to its own 80 seconds
      return await ask({ timeout: Math.floor(Math.min(leftMs, maxTryMs)) });
    } catch (error) {
      if (!mayPass(error)) throw error;
      if (deadline - performance.now() - pauseMs < minTryMs) {
        throw new UnavailableError(
          'The payment provider does not answer, try again',
          'payment.provider-unavailable',
        );
      }
    }
    await sleep(pauseMs);
  }
};

/** The same, with errors of ours. */
export const translateErrors = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error) => {
    throw translated(error);
  });

/** Where an error of Stripe's carries the intent, the intent is the answer. */
export const intentIn = (error: unknown): Stripe.PaymentIntent | undefined =>
  error instanceof errors.StripeCardError ||
  (error as { code?: string }).code === 'payment_intent_unexpected_state'
    ? (error as InstanceType<typeof errors.StripeError>).payment_intent
    : undefined;
