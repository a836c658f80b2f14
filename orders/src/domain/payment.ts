import type { Change } from '@ticketing/common/events';
import { expire, giveGrace } from './hold.ts';
import { isHeld, isOverdue, move, type Order } from './order.ts';
import { Refusal } from './refusal.ts';

/** Subjects overtake each other: what is older than the payment's latest known step changes nothing. */
const isOld = (order: Order, paymentVersion: number) => paymentVersion <= (order.paymentVersion ?? -1);

export const awaitPayment = (order: Order, paymentVersion: number, at: Date): Change<Order> | undefined => {
  if (isOverdue(order, at)) return expire(order, at);
  if (order.status !== 'created' || isOld(order, paymentVersion)) return undefined;
  return move(order, ['awaiting:payment'], at, { paymentVersion });
};

/** The money is there to be taken. An order that is over stays over, and payments lets the money go. */
export const complete = (order: Order, paymentVersion: number, at: Date): Change<Order> | undefined => {
  if (isOverdue(order, at)) return expire(order, at);
  if (!isHeld(order) || isOld(order, paymentVersion)) return undefined;
  const way =
    order.status === 'created' ? (['awaiting:payment', 'complete'] as const) : (['complete'] as const);
  return move(order, way, at, { paymentVersion });
};

/**
 * Captured is only what we completed. So a failure that finds the order unpaid is a declined card, and
 * one that finds it paid is a capture that failed for good; unless it is an old decline come late.
 */
export const fail = (order: Order, paymentVersion: number, at: Date): Change<Order> | undefined => {
  if (isOld(order, paymentVersion)) return undefined;
  const { status } = order;
  switch (status) {
    case 'created':
    case 'awaiting:payment':
      return giveGrace(order, paymentVersion, at);
    case 'complete':
    case 'refund:pending':
      return move(order, ['cancelled'], at, { reason: 'payment', paymentVersion });
    case 'cancelled':
    case 'refunded':
      return undefined;
    default: {
      const _: never = status;
      return _;
    }
  }
};

export const requestRefund = (order: Order, at: Date): Change<Order> | undefined => {
  if (order.status === 'refund:pending') return undefined;
  if (order.status !== 'complete') throw new Refusal('Only a paid order can be refunded');
  return move(order, ['refund:pending'], at);
};

export const refund = (order: Order, at: Date): Change<Order> | undefined =>
  order.status === 'refund:pending' ? move(order, ['refunded'], at) : undefined;
