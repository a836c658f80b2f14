import type { Change } from '@ticketing/common/contracts';
import { isHeld, isOverdue, move, type Order, type Ticket } from './order.ts';
import { Refusal } from './refusal.ts';

const minute = 60_000;
const extraMs = 5 * minute;
const maxHoldMs = 30 * minute;

const after = (at: Date, ms: number) => new Date(at.getTime() + ms);
const earlier = (one: Date, other: Date) => (one < other ? one : other);

/** What of the listing forbids this sale, whatever is left of it. */
export const mustBeForSale = (ticket: Ticket, userId: string, quantity: number, at: Date): void => {
  if (ticket.status === 'withdrawn') throw new Refusal('Ticket is no longer for sale');
  if (ticket.startsAt !== null && new Date(ticket.startsAt) <= at) throw new Refusal('The event is over');
  if (ticket.userId === userId) throw new Refusal('You cannot order your own ticket');
  if (quantity > ticket.maxPerOrder) throw new Refusal(`At most ${ticket.maxPerOrder} in one order`);
};

interface Reservation extends Pick<Order, 'id' | 'userId' | 'slots'> {
  holdNumber: number;
  at: Date;
  holdSeconds: number;
}

export const reserve = (
  ticket: Ticket,
  { id, userId, slots, holdNumber, at, holdSeconds }: Reservation,
): Change<Order> => {
  const { id: ticketId, version, title, priceCents, currency, category, venue, startsAt } = ticket;
  return {
    state: {
      id,
      version: 0,
      status: 'created',
      history: [{ status: 'created', at }],
      userId,
      quantity: slots.length,
      totalCents: slots.length * priceCents,
      currency,
      createdAt: at,
      expiresAt: after(at, holdSeconds * 1000),
      ticket: { id: ticketId, version, title, priceCents, userId: ticket.userId, category, venue, startsAt },
      ticketId,
      slots,
      live: true,
      holdNumber,
    },
    events: ['order:created'],
  };
};

export const cancel = (order: Order, at: Date): Change<Order> | undefined => {
  const { status } = order;
  switch (status) {
    case 'created':
    case 'awaiting:payment':
      return move(order, ['cancelled'], at, { reason: 'user' });
    case 'cancelled':
      return undefined;
    case 'complete':
    case 'refund:pending':
    case 'refunded':
      throw new Refusal('A paid order can only be refunded');
    default: {
      const _: never = status;
      return _;
    }
  }
};

/** Never before its deadline, by our clock and the database's. */
export const expire = (order: Order, at: Date): Change<Order> | undefined =>
  isOverdue(order, at)
    ? { ...move(order, ['cancelled'], at, { reason: 'expired' }), notBefore: order.expiresAt }
    : undefined;

const updated = (state: Order): Change<Order> => ({ state, events: ['order:updated'] });

export const extend = (order: Order, at: Date): Change<Order> => {
  if (order.reason === 'expired' || isOverdue(order, at)) throw new Refusal('The order has expired');
  if (!isHeld(order)) throw new Refusal('Only an unpaid order can be extended');
  if (order.extended) throw new Refusal('An order can be extended only once');
  const expiresAt = earlier(after(order.expiresAt, extraMs), after(order.createdAt, maxHoldMs));
  if (expiresAt <= order.expiresAt) throw new Refusal('An order is held for 30 minutes at most');
  return updated({ ...order, expiresAt, extended: true });
};

/** The card was declined: the order stays payable, and once there are at least 5 more minutes for it. */
export const giveGrace = (order: Order, paymentVersion: number, at: Date): Change<Order> | undefined => {
  if (isOverdue(order, at)) return undefined;
  const expiresAt = earlier(after(at, extraMs), after(order.createdAt, maxHoldMs));
  if (order.graced || expiresAt <= order.expiresAt) return undefined;
  return updated({ ...order, expiresAt, graced: true, paymentVersion });
};
