import type { Order, OrderChange } from './order.ts';
import { requestRefund, whyNotRefundUnasked } from './payment.ts';

export type RunKind = 'selected' | 'all' | 'event';

/** Many orders whose money is given back. Those that it has taken on carry its id as `refundRun`. */
export interface RefundRun {
  id: string;
  /** Newer runs have greater ones. */
  opened: string;
  ticketId: string;
  kind: RunKind;
  status: 'open' | 'done';
  at: Date;
  /** Those with somebody inside are meant, too. */
  admitted: boolean;
  orderIds?: string[];
  /** All orders that are meant carry its id. */
  gathered?: true;
  /** While it is open: when it goes on, and with whoever looks first. */
  nextAt?: Date;
  /** While it is open and has many orders: how far it was when somebody asked last. */
  counted?: Counted;
  doneAt?: Date;
  /** As it ended. */
  end?: Pick<Progress, 'refunded' | 'left'>;
}

export interface Progress {
  refunded: number;
  pending: number;
  waiting: number;
  left: number;
}

export interface Counted extends Progress {
  at: Date;
}

/** The event of a listing is cancelled once. */
export const eventRunId = (ticketId: string): string => `event-${ticketId}`;

export const refundInRun = (
  { admitted }: Pick<RefundRun, 'admitted'>,
  order: Order,
  at: Date,
): OrderChange | undefined =>
  admitted || !whyNotRefundUnasked(order) ? requestRefund(order, at) : undefined;

/** Longer than a reservation may take that has read the listing before it was cancelled. */
const reservingMs = 15_000;

/** Nothing that began before the event was cancelled can become an order any more. */
export const areHoldsOver = ({ kind, at }: RefundRun, now: Date): boolean =>
  kind !== 'event' || now.getTime() - at.getTime() >= reservingMs;

export const isOver = ({ pending, waiting }: Progress): boolean => pending + waiting === 0;

const manyOrders = 500;
const goodForMsPerOrder = 4;
const ordersIn = ({ refunded, pending, waiting, left }: Progress) => refunded + pending + waiting + left;

export const areMany = (progress: Progress): boolean => ordersIn(progress) > manyOrders;

/** While many are counted others wait, so they are counted again when some two of a hundred have moved on. */
export const isStillGood = (counted: Counted, now: Date): boolean =>
  now.getTime() - counted.at.getTime() < ordersIn(counted) * goodForMsPerOrder;

const minRestMs = 500;
const maxRestMs = 60_000;
const restPerAge = 1 / 20;

/** What waits for others is looked at less and less often. */
export const nextLook = ({ at }: RefundRun, now: Date): Date => {
  const restMs = (now.getTime() - at.getTime()) * restPerAge;
  return new Date(now.getTime() + Math.min(maxRestMs, Math.max(minRestMs, restMs)));
};
