import type { CancelReason, OrderStatus } from '@ticketing/common/contracts';
import { isPaid, move, type Order, type Payment, type PaymentChange } from './payment.ts';
import { Refusal } from './refusal.ts';

const refusals: Record<OrderStatus, string | undefined> = {
  created: undefined,
  'awaiting:payment': undefined,
  complete: 'The order is paid already',
  cancelled: 'The order was cancelled or has expired: you were not charged',
  'refund:pending': 'The order was refunded',
  refunded: 'The order was refunded',
};

export const mustBePayable = (order: Order, at: Date): void => {
  const refusal = refusals[order.status];
  if (refusal) throw new Refusal(refusal);
  if (!isPayable(order, at)) throw new Refusal(cancelled.expired);
};

const cancelled: Record<CancelReason, string> = {
  expired: 'The order has expired: you were not charged',
  user: 'The order was cancelled: you were not charged',
  payment: 'The payment failed: you were not charged',
};

/** Nothing has been decided about it yet. */
export const isOpen = ({ status }: Order): boolean => refusals[status] === undefined;
export const mayBePaid = (order: Order): boolean => isOpen(order) || order.status === 'complete';
export const isPayable = (order: Order, at: Date): boolean => isOpen(order) && new Date(order.expiresAt) > at;

/** The money was held, but orders did not complete the order: it is let go. */
export const mustNotBeOver = ({ status, reason = 'expired' }: Order): void => {
  if (status === 'cancelled') throw new Refusal(cancelled[reason]);
};

export const begin = ({ id, userId, totalCents, currency }: Order, at: Date): PaymentChange => ({
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
export const tryAgain = (payment: Payment, at: Date): PaymentChange | undefined => {
  if (payment.status === 'initiated' || isPaid(payment)) return undefined;
  const again = move(payment, 'initiated', at, { attempt: payment.attempt + 1 });
  if (!again) throw new Refusal('The order can no longer be paid: you were not charged');
  return again;
};

/** The attempt's key will never bring a charge, and nothing was charged with it. */
export const giveUp = (payment: Payment, attempt: number, at: Date): PaymentChange | undefined =>
  payment.status === 'initiated' && payment.attempt === attempt
    ? move(payment, 'initiated', at, { attempt: attempt + 1 })
    : undefined;

/** Stripe refused the request itself, so there is not even an intent that could tell. */
export const refuse = (payment: Payment, reason: string, at: Date): PaymentChange | undefined =>
  move(payment, 'declined', at, { reason });
