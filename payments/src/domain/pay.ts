import type { Change, OrderStatus } from '@ticketing/common/events';
import { isPaid, move, type Order, type Payment } from './payment.ts';
import { Refusal } from './refusal.ts';

const refusals: Record<OrderStatus, string | undefined> = {
  created: undefined,
  'awaiting:payment': undefined,
  complete: 'The order is paid already',
  cancelled: 'The order was cancelled or has expired: you were not charged',
  'refund:pending': 'The order was refunded',
  refunded: 'The order was refunded',
};

export const mustBePayable = ({ status, expiresAt }: Order, at: Date): void => {
  const refusal = refusals[status];
  if (refusal) throw new Refusal(refusal);
  if (new Date(expiresAt) <= at) throw new Refusal('The order has expired: you were not charged');
};

export const begin = ({ id, userId, totalCents, currency }: Order, at: Date): Change<Payment> => ({
  state: {
    id,
    version: 0,
    status: 'initiated',
    userId,
    amountCents: totalCents,
    currency,
    attempt: 1,
    startedAt: at,
    changedAt: at,
  },
  events: ['payment:initiated'],
});

/** Another card, or the same once more. An attempt whose outcome nobody knows yet stays the same attempt. */
export const tryAgain = (payment: Payment, at: Date): Change<Payment> | undefined => {
  if (payment.status === 'initiated' || isPaid(payment)) return undefined;
  const again = move(payment, 'initiated', at, { attempt: payment.attempt + 1 });
  if (!again) throw new Refusal('The order can no longer be paid: you were not charged');
  return again;
};

/** The attempt's key will never bring a charge, and nothing was charged with it. */
export const giveUp = (payment: Payment, attempt: number, at: Date): Change<Payment> | undefined =>
  payment.status === 'initiated' && payment.attempt === attempt
    ? move(payment, 'initiated', at, { attempt: attempt + 1 })
    : undefined;

/** Stripe refused the request itself, so there is not even an intent that could tell. */
export const refuse = (
  payment: Payment,
  attempt: number,
  reason: string,
  at: Date,
): Change<Payment> | undefined =>
  payment.attempt === attempt && !isPaid(payment) ? move(payment, 'declined', at, { reason }) : undefined;
