import type { Reason } from '@ticketing/common/contracts';
import { isHeld, isOverdue, move, type Order, type OrderChange, type Ticket } from './order.ts';

const minute = 60_000;
const extraMs = 5 * minute;
const maxHoldMs = 30 * minute;

const after = (at: Date, ms: number) => new Date(at.getTime() + ms);
const earlier = (one: Date, other: Date) => (one < other ? one : other);

/** What of the listing forbids this sale, whatever is left of it. */
export const whyNotForSale = (
  { status, cancelled, startsAt, maxPerOrder, ...ticket }: Ticket,
  userId: string,
  quantity: number,
  at: Date,
): Reason | undefined => {
  if (status === 'withdrawn' || cancelled)
    return { message: 'Ticket is no longer for sale', code: 'ticket.withdrawn' };
  if (startsAt !== null && new Date(startsAt) <= at)
    return { message: 'The event is over', code: 'ticket.over' };
  if (ticket.userId === userId) return { message: 'You cannot order your own ticket', code: 'ticket.own' };
  if (quantity > maxPerOrder)
    return { message: `At most ${maxPerOrder} in one order`, code: 'ticket.max-per-order' };
  return undefined;
};

interface Reservation extends Pick<Order, 'id' | 'userId' | 'slots'> {
  number: string;
  holdNumber: number;
  at: Date;
  holdSeconds: number;
}

export const reserve = (
  ticket: Ticket,
  { id, number, userId, slots, holdNumber, at, holdSeconds }: Reservation,
): OrderChange => {
  const { id: ticketId, version, title, priceCents, currency, category, venue, startsAt } = ticket;
  const { city, timeZone, image } = ticket;
  return {
    state: {
      id,
      version: 0,
      number,
      status: 'created',
      history: [{ status: 'created', at }],
      userId,
      quantity: slots.length,
      totalCents: slots.length * priceCents,
      currency,
      createdAt: at,
      expiresAt: after(at, holdSeconds * 1000),
      ticket: {
        id: ticketId,
        version,
        title,
        priceCents,
        userId: ticket.userId,
        category,
        venue,
        startsAt,
        ...(city ? { city } : {}),
        ...(timeZone ? { timeZone } : {}),
        ...(image ? { image } : {}),
      },
      ticketId,
      slots,
      live: true,
      holdNumber,
    },
    events: ['order:created'],
  };
};

export const whyNotCancel = (order: Order): Reason | undefined =>
  isHeld(order) || order.status === 'cancelled'
    ? undefined
    : { message: 'A paid order can only be refunded', code: 'order.refund-only' };

export const cancel = (order: Order, at: Date): OrderChange | undefined =>
  isHeld(order) ? move(order, ['cancelled'], at, { reason: 'user' }) : undefined;

/** What it was held for does not take place. */
export const cancelForEvent = (order: Order, at: Date): OrderChange | undefined =>
  isHeld(order) ? move(order, ['cancelled'], at, { reason: 'event' }) : undefined;

/** Never before its deadline, by our clock and the database's. */
export const expire = (order: Order, at: Date): OrderChange | undefined =>
  isOverdue(order, at)
    ? { ...move(order, ['cancelled'], at, { reason: 'expired' }), notBefore: order.expiresAt }
    : undefined;

const updated = (state: Order): OrderChange => ({ state, events: ['order:updated'] });

const extended = ({ expiresAt, createdAt }: Order): Date =>
  earlier(after(expiresAt, extraMs), after(createdAt, maxHoldMs));

export const whyNotExtend = (order: Order, at: Date): Reason | undefined => {
  if (order.reason === 'expired' || isOverdue(order, at))
    return { message: 'The order has expired', code: 'order.expired' };
  if (!isHeld(order)) return { message: 'Only an unpaid order can be extended', code: 'order.not-unpaid' };
  if (order.extended)
    return { message: 'An order can be extended only once', code: 'order.extended-already' };
  if (extended(order) <= order.expiresAt)
    return { message: 'An order is held for 30 minutes at most', code: 'order.max-hold' };
  return undefined;
};

export const extend = (order: Order): OrderChange =>
  updated({ ...order, expiresAt: extended(order), extended: true });

/** The card was declined: the order stays payable, and once there are at least 5 more minutes for it. */
export const giveGrace = (order: Order, paymentVersion: number, at: Date): OrderChange | undefined => {
  if (isOverdue(order, at)) return undefined;
  const expiresAt = earlier(after(at, extraMs), after(order.createdAt, maxHoldMs));
  if (order.graced || expiresAt <= order.expiresAt) return undefined;
  return updated({ ...order, expiresAt, graced: true, paymentVersion });
};
