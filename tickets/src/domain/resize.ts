import type { SeatsDecided } from '@ticketing/common/contracts';
import { edit, type Listing, type Ticket, type TicketChange, withdraw } from './ticket.ts';

/** What orders has been asked for, and what is to be done when it says yes. */
export interface Wish {
  /** The version of the listing that asks. */
  version: number;
  change: Listing | 'withdraw';
}

/** What orders said to the last wish. */
export type Decision = Pick<SeatsDecided['data'], 'ticketVersion' | 'accepted' | 'taken' | 'unpaid'>;

export const needsOrders = ({ quantity }: Ticket, change: Listing): boolean =>
  (change.quantity ?? quantity) < quantity;

/** The listing stays as it is until orders has decided. The same wish once more waits for the same answer. */
export const request = (ticket: Ticket, change: Listing | 'withdraw'): TicketChange | undefined => {
  if (ticket.wish && isSame(ticket.wish.change, change)) return undefined;
  return {
    state: { ...ticket, wish: { version: ticket.version + 1, change } },
    events: ['ticket:resize-requested'],
  };
};

/** Of an older wish, or one that was given up for another edit: nothing. */
export const decide = (ticket: Ticket, decision: Decision): TicketChange | undefined => {
  const { wish, ...rest } = ticket;
  if (wish?.version !== decision.ticketVersion) return undefined;
  const decided = { ...rest, decision };
  const unchanged: TicketChange = { state: decided, events: ['ticket:updated'] };
  if (!decision.accepted) return unchanged;
  return (wish.change === 'withdraw' ? withdraw(decided) : edit(decided, wish.change)) ?? unchanged;
};

/** Why not, in words; nothing when it was done. */
export const whyRefused = (
  { accepted, taken }: Decision,
  change: Listing | 'withdraw',
): string | undefined => {
  if (accepted) return undefined;
  return change === 'withdraw'
    ? 'Cannot withdraw a ticket that is reserved and not yet paid'
    : `Quantity cannot be below the ${taken} sold or held`;
};

const isSame = (one: Wish['change'], other: Wish['change']) =>
  JSON.stringify(one, sorted(one)) === JSON.stringify(other, sorted(other));
const sorted = (change: Wish['change']) => (change === 'withdraw' ? [] : Object.keys(change).sort());
