import type { PaymentData, Reason } from '@ticketing/common/contracts';
import { expire, giveGrace } from './hold.ts';
import { isHeld, isOverdue, move, type Order, type OrderChange } from './order.ts';
import { issued } from './pass.ts';

/** What a payment event says that matters here. */
export type PaymentNews = Pick<PaymentData, 'version' | 'attempt' | 'authorizedAt'>;

/** Subjects overtake each other: what is older than the payment's latest known step changes nothing. */
const isOld = (order: Order, { version }: PaymentNews) => version <= (order.paymentVersion ?? -1);

/** Past its deadline an order is ended by that, not by this: its authorisation may come right behind. */
export const awaitPayment = (order: Order, payment: PaymentNews, at: Date): OrderChange | undefined => {
  if (order.status !== 'created' || isOverdue(order, at) || isOld(order, payment)) return undefined;
  return move(order, ['awaiting:payment'], at, { paymentVersion: payment.version });
};

const isInTime = ({ expiresAt }: Order, { authorizedAt }: PaymentNews) =>
  authorizedAt !== undefined && new Date(authorizedAt) < expiresAt;

/**
 * The money is there to be taken. In time is what was authorised before the deadline, whenever the event
 * arrives. An order that is over stays over, and payments lets the money go. Its passes are part of the same write.
 */
export const complete = (
  order: Order,
  payment: PaymentNews,
  at: Date,
  newPassId: () => string,
): OrderChange | undefined => {
  if (!isHeld(order) || isOld(order, payment)) return undefined;
  if (isOverdue(order, at) && !isInTime(order, payment)) return expire(order, at);
  const way =
    order.status === 'created' ? (['awaiting:payment', 'complete'] as const) : (['complete'] as const);
  const { version: paymentVersion, attempt: paidAttempt } = payment;
  const passes = issued(order.slots, newPassId);
  return move(order, way, at, { paymentVersion, paidAttempt, paidVersion: order.version + 1, passes });
};

/** Events of older versions name no attempt: of those the version alone decides. */
const isOfPaidAttempt = ({ paidAttempt }: Order, { attempt = paidAttempt }: PaymentNews) =>
  paidAttempt === undefined || attempt === paidAttempt;

/**
 * A failure that finds the order unpaid is a declined card. One that finds it paid is a capture that failed
 * for good, if it is of the attempt that paid; that of another attempt is a decline that came late.
 */
export const fail = (order: Order, payment: PaymentNews, at: Date): OrderChange | undefined => {
  if (isOld(order, payment)) return undefined;
  const { status } = order;
  switch (status) {
    case 'created':
    case 'awaiting:payment':
      return giveGrace(order, payment.version, at);
    case 'complete':
    case 'refund:pending':
      return isOfPaidAttempt(order, payment)
        ? move(order, ['cancelled'], at, { reason: 'payment', paymentVersion: payment.version })
        : undefined;
    case 'cancelled':
    case 'refunded':
      return undefined;
    default: {
      const _: never = status;
      return _;
    }
  }
};

export const whyNotRefund = ({ status }: Order): Reason | undefined =>
  status === 'complete' || status === 'refund:pending'
    ? undefined
    : { message: 'Only a paid order can be refunded', code: 'order.not-paid' };

/** Who is inside has had what was paid for: their money is given back to whoever says that they know. */
export const whyNotRefundUnasked = ({ status, passes = [] }: Order): Reason | undefined =>
  status === 'complete' && passes.some((pass) => pass.status === 'admitted')
    ? { message: 'Somebody of this order has been let in already', code: 'order.admitted' }
    : undefined;

export const requestRefund = (order: Order, at: Date): OrderChange | undefined =>
  order.status === 'complete' ? move(order, ['refund:pending'], at) : undefined;

export const refund = (order: Order, at: Date): OrderChange | undefined =>
  order.status === 'refund:pending' ? move(order, ['refunded'], at) : undefined;
