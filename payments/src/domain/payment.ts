import type { CancelReason, Change, OrderData, SubjectOf } from '@ticketing/common/contracts';
import type { DeclineCode } from './decline.ts';
import type { Card } from './intent.ts';

export const paymentStatuses = [
  'initiated',
  'requires_action',
  'authorized',
  'captured',
  'declined',
  'failed',
  'voided',
  'refunded',
] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

/** An order, as orders publishes it. */
export type Order = Pick<
  OrderData,
  'id' | 'version' | 'status' | 'userId' | 'totalCents' | 'currency' | 'expiresAt'
> & { reason?: CancelReason };

export interface Payment {
  /** Its order's. */
  id: string;
  version: number;
  status: PaymentStatus;
  userId: string;
  amountCents: number;
  currency: string;
  /** Grows when a card was definitely refused, or its owner takes another. */
  attempt: number;
  stripeId?: string | undefined;
  /** That was charged; of before it was kept it has none. */
  card?: Card;
  reason?: string | undefined;
  /** Of a declined one; of before there were codes it has none. */
  declineCode?: DeclineCode | undefined;
  /** When we wrote down that the money is held: orders judges by it whether it was in time. */
  authorizedAt?: Date | undefined;
  startedAt: Date;
  changedAt: Date;
}

export type PaymentSubject = SubjectOf<'payment'>;
export type PaymentChange = Change<Payment, PaymentSubject>;

/** Every move there is. */
export const moves: Record<PaymentStatus, readonly PaymentStatus[]> = {
  initiated: ['initiated', 'requires_action', 'authorized', 'captured', 'declined', 'failed', 'voided'],
  requires_action: ['initiated', 'authorized', 'captured', 'declined', 'failed', 'voided'],
  declined: ['initiated', 'requires_action', 'authorized', 'captured', 'failed', 'voided'],
  // not declined: who has paid is not asked for another card, and orders may have completed the order
  authorized: ['captured', 'failed', 'voided'],
  captured: ['refunded'],
  // money that arrives late all the same is noted, to be given back; a failure is published once more
  // where the order was completed after it
  failed: ['captured', 'failed'],
  voided: ['captured'],
  refunded: [],
};

const facts: Record<PaymentStatus, PaymentSubject> = {
  initiated: 'payment:initiated',
  requires_action: 'payment:initiated',
  authorized: 'payment:authorized',
  captured: 'payment:created',
  declined: 'payment:failed',
  failed: 'payment:failed',
  voided: 'payment:failed',
  refunded: 'payment:refunded',
};

/** The event that says all of a payment as it is. */
export const latest = ({ status }: Payment): PaymentSubject => facts[status];

/** Undefined where there is no such way: what is received late or twice changes nothing. */
export const move = (
  payment: Payment,
  status: PaymentStatus,
  at: Date,
  noted: Partial<Payment> = {},
): PaymentChange | undefined =>
  moves[payment.status].includes(status)
    ? {
        state: { ...payment, reason: undefined, declineCode: undefined, ...noted, status, changedAt: at },
        events: [facts[status]],
      }
    : undefined;

/** What its buyer had to do is done. */
export const isPaid = ({ status }: Payment): boolean => status === 'authorized' || status === 'captured';
