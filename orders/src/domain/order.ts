import type {
  CancelReason,
  Change,
  OrderStatus,
  SubjectOf,
  TicketCreated,
} from '@ticketing/common/contracts';
import { type Pass, voided } from './pass.ts';

/** A listing, as tickets publishes it. */
export type Ticket = TicketCreated['data'];

export interface Order {
  id: string;
  version: number;
  /** What people call it by. One of before there were numbers is given its when the service starts. */
  number?: string;
  status: OrderStatus;
  history: { status: OrderStatus; at: Date }[];
  reason?: CancelReason;
  userId: string;
  quantity: number;
  totalCents: number;
  currency: string;
  createdAt: Date;
  expiresAt: Date;
  /** The listing as it was when it was reserved. */
  ticket: Pick<
    Ticket,
    | 'id'
    | 'version'
    | 'title'
    | 'priceCents'
    | 'userId'
    | 'category'
    | 'venue'
    | 'city'
    | 'startsAt'
    | 'timeZone'
    | 'image'
  >;
  /** With `live`, what the unique index is about: which seats of which listing are taken. */
  ticketId: string;
  slots: number[];
  live?: true | undefined;
  /** An unpaid order has a number of its buyer's, of which there are MAX_LIVE_HOLDS. */
  holdNumber?: number | undefined;
  extended?: true;
  /** Extra time after a declined card was given. */
  graced?: true;
  /** Of the latest payment event that changed something. */
  paymentVersion?: number;
  /** The attempt that paid. */
  paidAttempt?: number | undefined;
  /** The version that it had when it was paid. */
  paidVersion?: number;
  /** One a seat, since it is paid. Absent in orders of before there were passes, until the service starts. */
  passes?: Pass[] | undefined;
  /** The pass that was given to somebody last. */
  transferred?: string;
  /** The refund run that gives its money back, or left it out because somebody is inside. */
  refundRun?: string;
  refundLeft?: true;
}

export type OrderSubject = SubjectOf<'order'>;
export type OrderChange = Change<Order, OrderSubject>;

/** Every move there is. */
export const moves: Record<OrderStatus, readonly OrderStatus[]> = {
  created: ['awaiting:payment', 'cancelled'],
  'awaiting:payment': ['complete', 'cancelled'],
  complete: ['refund:pending', 'cancelled'],
  // cancelled from here: the capture failed while a refund was on its way, so there is nothing to refund
  'refund:pending': ['refunded', 'cancelled'],
  cancelled: [],
  refunded: [],
};

const facts: Record<OrderStatus, OrderSubject> = {
  created: 'order:created',
  'awaiting:payment': 'order:updated',
  complete: 'order:completed',
  cancelled: 'order:cancelled',
  'refund:pending': 'order:refund-requested',
  refunded: 'order:refunded',
};

/** What is sold, given back since or not. */
export const paidStatuses = ['complete', 'refund:pending', 'refunded'] as const;

const over: readonly OrderStatus[] = ['cancelled', 'refunded'];
/** What may come after it was paid. */
const after: readonly OrderStatus[] = moves.complete.concat(moves['refund:pending']);

/** The event that says all of an order as it is: that it was made or paid is said once. */
export const latest = ({ status, version, paidVersion = version }: Order): OrderSubject => {
  const isSaid = (status === 'created' && version > 0) || (status === 'complete' && version > paidVersion);
  return isSaid ? 'order:updated' : facts[status];
};

/** Reserved, and not paid yet. */
export const isHeld = ({ status }: Pick<Order, 'status'>): boolean =>
  status === 'created' || status === 'awaiting:payment';

export const isOverdue = (order: Order, at: Date): boolean => isHeld(order) && order.expiresAt <= at;

/**
 * The write that ends an order frees its seats, and the one that ends a hold frees its number. What is paid back, or
 * is about to be, opens no door.
 */
const moveOn = (order: Order, status: OrderStatus, at: Date): Order => {
  if (!moves[order.status].includes(status))
    throw new Error(`No order goes from ${order.status} to ${status}`);
  return {
    ...order,
    status,
    history: [...order.history, { status, at }],
    live: over.includes(status) ? undefined : order.live,
    holdNumber: isHeld({ status }) ? order.holdNumber : undefined,
    ...(order.passes && after.includes(status) ? { passes: voided(order.passes) } : {}),
  };
};

/** Takes the order along these statuses; the last is the fact that is published. */
export const move = (
  order: Order,
  way: readonly [...OrderStatus[], OrderStatus],
  at: Date,
  noted: Partial<Order> = {},
): OrderChange => {
  const state = way.reduce((moved, status) => moveOn(moved, status, at), { ...order, ...noted });
  return { state, events: [facts[state.status]] };
};
