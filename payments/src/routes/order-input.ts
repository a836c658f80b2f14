import { type Clock, type ErrorCode, NotFoundError, notReplicatedYet, ownedBy } from '@ticketing/common/base';
import type { SignedInRequest } from '@ticketing/common/http';
import { declineCodes } from '../domain/decline.ts';
import type { Payment } from '../domain/payment.ts';
import type { Orders } from '../models/orders.ts';
import type { Payments } from '../models/payments.ts';

export const orderId = {
  isString: true,
  trim: true,
  notEmpty: true,
  errorMessage: { message: 'OrderId must be provided', code: 'order-id.required' },
} as const;

/** A thief with a list of cards tries them one after the other. */
export const payingLimits = [
  { points: 30, perSeconds: 60, by: 'user' as const },
  { points: 300, perSeconds: 60, by: 'address' as const },
];

export const payingCodes: ErrorCode[] = [
  ...declineCodes,
  'payment.order-paid',
  'payment.order-ended',
  'payment.order-expired',
  'payment.event-cancelled',
  'payment.order-cancelled',
  'payment.order-refunded',
  'payment.order-over',
  'payment.failed',
  'payment.not-payable',
  'payment.pending',
  'payment.provider-unavailable',
  'refund.pending',
  'resource.not-found',
  'resource.not-known-yet',
];

const maxWaitMs = 1000;

export interface OwnDeps {
  orders: Orders;
  clock: Clock;
}

/** Who reserves and pays at once may be faster than the event that brings the order here. */
export const ownOrder = async ({ orders, clock }: OwnDeps, id: string, user: SignedInRequest['user']) => {
  const order = await orders.when(id, () => true, maxWaitMs);
  if (!order) throw notReplicatedYet(id, clock());
  ownedBy(user.id)(order);
  return order;
};

/** The payment of an order of theirs, if there is one. */
export const ownPayment = async (
  { orders, payments, clock }: OwnDeps & { payments: Payments },
  id: string,
  user: SignedInRequest['user'],
): Promise<Payment> => {
  const payment = await payments.ifAny(id);
  if (!payment) throw (await orders.ifAny(id)) ? new NotFoundError() : notReplicatedYet(id, clock());
  ownedBy(user.id)(payment);
  return payment;
};
