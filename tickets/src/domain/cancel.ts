import type { Ticket, TicketChange } from './ticket.ts';

/** Its seller, or an admin. */
export const mayEnd = (
  { userId }: Pick<Ticket, 'userId'>,
  user: { id: string; role: string } | null | undefined,
): boolean => userId === user?.id || user?.role === 'admin';

/** Neither asks orders: whatever is held or sold, it is unsellable at once, and an open request is dropped. */
const ended = (ticket: Ticket, why: Pick<Ticket, 'cancelled' | 'withdrawal'>): TicketChange => ({
  state: { ...ticket, ...why, resizeRequest: undefined, status: 'withdrawn', onSale: false },
  events: ['ticket:updated'],
});

/** The event does not take place. Its buyers are refunded, so also one that is withdrawn may be cancelled. */
export const cancel = (
  ticket: Ticket,
  reason: string,
  at: Date,
  userId = ticket.userId,
): TicketChange | undefined => {
  if (ticket.cancelled) return undefined;
  const by = userId === ticket.userId ? {} : { by: 'admin' as const };
  return ended(ticket, { cancelled: { at, reason, ...by } });
};

export const withdrawByAdmin = (ticket: Ticket, reason: string, at: Date): TicketChange | undefined =>
  ticket.status === 'withdrawn' ? undefined : ended(ticket, { withdrawal: { by: 'admin', reason, at } });
