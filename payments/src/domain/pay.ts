import type { CancelReason, OrderStatus, Reason } from '@ticketing/common/contracts';
import { isPaid, move, moves, type Order, type Payment, type PaymentChange } from './payment.ts';

const paid: Reason = { message: 'The order is paid already', code: 'payment.order-paid' };
const refunded: Reason = { message: 'The order was refunded', code: 'payment.order-refunded' };

const refusals: Record<OrderStatus, Reason | undefined> = {
  created: undefined,
  'awaiting:payment': undefined,
  complete: paid,
  cancelled: {
    message: 'The order was cancelled or has expired: you were not charged',
    code: 'payment.order-ended',
  },
  'refund:pending': refunded,
  refunded,
};

const cancelled: Record<CancelReason, Reason> = {
  expired: { message: 'The order has expired: you were not charged', code: 'payment.order-expired' },
  user: { message: 'The order was cancelled: you were not charged', code: 'payment.order-cancelled' },
  payment: { message: 'The payment failed: you were not charged', code: 'payment.failed' },
  event: { message: 'The event was cancelled: you were not charged', code: 'payment.event-cancelled' },
};

export const whyNotPayable = (order: Order, at: Date): Reason | undefined =>
  refusals[order.status] ?? (isPayable(order, at) ? undefined : cancelled.expired);

/** Nothing has been decided about it yet. */
export const isOpen = ({ status }: Order): boolean => refusals[status] === undefined;
export const mayBePaid = (order: Order): boolean => isOpen(order) || order.status === 'complete';
export const isPayable = (order: Order, at: Date): boolean => isOpen(order) && new Date(order.expiresAt) > at;

/** The money was held, but orders did not complete the order: it is voided. */
export const whyNotCompleted = ({ status, reason = 'expired' }: Order): Reason | undefined =>
  status === 'cancelled' ? cancelled[reason] : undefined;

/** What has come of paying that is no success, for whoever paid. */
export const whyNotPaid = ({ status, reason, declineCode }: Payment): Reason | undefined => {
  if (status === 'declined')
    return { message: `Card declined: ${reason}`, code: declineCode ?? 'payment.declined' };
  if (status === 'voided' || status === 'failed')
    return { message: 'The order is over: you were not charged', code: 'payment.order-over' };
  return status === 'refunded' ? refunded : undefined;
};

/** An intent is for what is not paid yet. */
export const whyNotOpen = (payment: Payment): Reason | undefined => (isPaid(payment) ? paid : undefined);

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

const canTryAgain = (payment: Payment) => moves[payment.status].includes('initiated');

export const whyNotTryAgain = (payment: Payment): Reason | undefined =>
  canTryAgain(payment) || isPaid(payment)
    ? undefined
    : { message: 'The order can no longer be paid: you were not charged', code: 'payment.not-payable' };

/** Another card, or the same once more. An attempt whose outcome nobody knows yet stays the same attempt. */
export const tryAgain = (payment: Payment, at: Date): PaymentChange | undefined =>
  payment.status === 'initiated'
    ? undefined
    : move(payment, 'initiated', at, { attempt: payment.attempt + 1 });

/** The attempt's key will never bring a charge, and nothing was charged with it. */
export const giveUp = (payment: Payment, attempt: number, at: Date): PaymentChange | undefined =>
  payment.status === 'initiated' && payment.attempt === attempt
    ? move(payment, 'initiated', at, { attempt: attempt + 1 })
    : undefined;

/** Stripe refused the request itself, so there is not even an intent to read it from. */
export const refuse = (
  payment: Payment,
  { reason, declineCode }: Pick<Payment, 'reason' | 'declineCode'>,
  at: Date,
): PaymentChange | undefined => move(payment, 'declined', at, { reason, declineCode });
