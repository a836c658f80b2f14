import type { Reason, SeatsDecided } from '@ticketing/common/contracts';
import { edit, type Listing, type Ticket, type TicketChange, withdraw } from './ticket.ts';

/** What orders has been asked for, and what is to be done when it says yes. */
export interface ResizeRequest {
  /** The version of the listing that asks. */
  version: number;
  change: Listing | 'withdraw';
}

/** What orders decided about the last request. */
export type Decision = Pick<SeatsDecided['data'], 'ticketVersion' | 'accepted' | 'taken' | 'unpaid'>;

export const needsOrders = ({ quantity }: Ticket, change: Listing): boolean =>
  (change.quantity ?? quantity) < quantity;

/** The listing stays as it is until orders has decided. The same request once more waits for the same answer. */
export const request = (ticket: Ticket, change: Listing | 'withdraw'): TicketChange | undefined => {
  if (ticket.resizeRequest && isSame(ticket.resizeRequest.change, change)) return undefined;
  return {
    state: { ...ticket, resizeRequest: { version: ticket.version + 1, change } },
    events: ['ticket:resize-requested'],
  };
};

/** Of an older request, or one that was given up for another edit: nothing. */
export const decide = (ticket: Ticket, decision: Decision): TicketChange | undefined => {
  const { resizeRequest, ...rest } = ticket;
  if (resizeRequest?.version !== decision.ticketVersion) return undefined;
  const decided = { ...rest, decision };
  const unchanged: TicketChange = { state: decided, events: ['ticket:updated'] };
  if (!decision.accepted) return unchanged;
  return (
    (resizeRequest.change === 'withdraw' ? withdraw(decided) : edit(decided, resizeRequest.change)) ??
    unchanged
  );
};

/** Nothing when it was done. */
export const whyRefused = (
  { accepted, taken }: Decision,
  change: Listing | 'withdraw',
): Reason | undefined => {
  if (accepted) return undefined;
  return change === 'withdraw'
    ? {
        message: 'Cannot withdraw a ticket that is reserved and not yet paid',
        code: 'ticket.withdraw-unpaid',
      }
    : { message: `Quantity cannot be below the ${taken} sold or held`, code: 'ticket.quantity-taken' };
};

const isSame = (one: ResizeRequest['change'], other: ResizeRequest['change']) =>
  JSON.stringify(one, sorted(one)) === JSON.stringify(other, sorted(other));
/** With the id of its image, which is all that distinguishes one. */
const sorted = (change: ResizeRequest['change']) =>
  change === 'withdraw' ? [] : [...Object.keys(change), 'id'].sort();
