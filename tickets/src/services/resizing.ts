import { setTimeout as sleep } from 'node:timers/promises';
import { ConflictError, refuseIf, UnavailableError } from '@ticketing/common/base';
import type { Guard } from '@ticketing/common/contracts';
import { needsOrders, request, whyRefused } from '../domain/resize.ts';
import { edit, type Listing, type Ticket } from '../domain/ticket.ts';
import type { Tickets } from '../models/tickets.ts';

const maxWaitMs = 5000;
const firstPauseMs = 10;
const maxPauseMs = 100;

export type Resizing = ReturnType<typeof createResizing>;

/** Who sells fewer asks orders, which has the seats, and waits for its word. */
export const createResizing = ({ tickets }: { tickets: Tickets }) => {
  /** The listing, once this request of it is not open any more. */
  const decided = async (id: string, version: number): Promise<Ticket> => {
    const deadline = performance.now() + maxWaitMs;
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, maxPauseMs)) {
      const ticket = await tickets.find(id);
      if (ticket.resizeRequest?.version !== version) return ticket;
      if (performance.now() > deadline)
        throw new UnavailableError(
          'Orders cannot be asked at the moment, try again',
          'ticket.seats-undecided',
        );
      await sleep(pauseMs);
    }
  };

  return {
    /** Edits or withdraws; with fewer seats only as orders allows it. */
    change: async (id: string, guard: Guard<Ticket>, change: Listing | 'withdraw'): Promise<Ticket> => {
      const ticket = await tickets.change(id, guard, (found) => {
        if (found.status === 'withdrawn') return undefined;
        return change === 'withdraw' || needsOrders(found, change)
          ? request(found, change)
          : edit(found, change);
      });
      if (!ticket.resizeRequest) return ticket;
      const { version } = ticket.resizeRequest;
      const after = await decided(id, version);
      if (after.decision?.ticketVersion !== version) {
        throw new ConflictError('The listing was changed by somebody else meanwhile', 'ticket.changed');
      }
      refuseIf(whyRefused(after.decision, change));
      return after;
    },
  };
};
