import type { Clock } from '@ticketing/common/base';
import { isDuplicateKey, mustBeInTime, notReplicatedYet, singleFlight } from '@ticketing/common/base';
import type { Ticket } from '../domain/order.ts';
import { freeOf, takeAny } from '../domain/seats.ts';
import type { Orders } from './orders.ts';
import type { Tickets } from './tickets.ts';

const maxListings = 1000;

interface Known {
  /** What the listing said when these were free. */
  quantity: number;
  free: number[];
  /** Nobody has read it, so a lost seat says that many may be lost. */
  isAssumed: boolean;
  /** Taken from `free` by requests that have no answer from the database yet: their seats, and their inserts. */
  undecided: Set<number>;
  inserts: Set<Promise<unknown>>;
}

interface FreeSeatsDeps {
  orders: Orders;
  tickets: Tickets;
  clock: Clock;
}

/**
 * Which seats may be free, by what this process has read, taken and lost. It only chooses what to try,
 * so it may be old: the unique index decides, and that a listing is sold out is read each time.
 */
export const createFreeSeats = ({ orders, tickets, clock }: FreeSeatsDeps) => {
  const known = new Map<string, Known>();

  const remember = (ticketId: string, quantity: number, free: number[], isAssumed = false): Known => {
    const { undecided, inserts } = known.get(ticketId) ?? {
      undecided: new Set<number>(),
      inserts: new Set<Promise<unknown>>(),
    };
    const left = free.filter((slot) => !undecided.has(slot));
    const listing = { quantity, free: left, isAssumed, undecided, inserts };
    known.delete(ticketId);
    known.set(ticketId, listing);
    for (const [oldest] of known) {
      if (known.size <= maxListings) break;
      known.delete(oldest);
    }
    return listing;
  };

  /** A listing that was never edited has had no seat beyond its end, so all may be free. */
  const knownOf = ({ id, version, quantity }: Ticket) => {
    const listing = known.get(id);
    if (listing) return listing.quantity === quantity ? listing : undefined;
    return version === 0 ? remember(id, quantity, freeOf(quantity, []), true) : undefined;
  };

  const take = (listing: Known | undefined, count: number): number[] | undefined => {
    if (!listing || listing.free.length < count) return undefined;
    const slots = takeAny(listing.free, count, Math.random);
    for (const slot of slots) listing.undecided.add(slot);
    return slots;
  };

  const running = new Map<string, Promise<unknown>>();

  const readOnce = async (ticketId: string) => {
    const [ticket, taken] = await Promise.all([tickets.find(ticketId), orders.takenSeats(ticketId)]);
    if (!ticket) throw notReplicatedYet(ticketId, clock());
    const free = freeOf(taken.size ?? ticket.quantity, taken.slots);
    remember(ticketId, ticket.quantity, free);
    return { free, late: taken.late };
  };

  const read = singleFlight((ticketId) => {
    const reading = readOnce(ticketId).finally(() => running.delete(ticketId));
    running.set(ticketId, reading);
    return reading;
  });

  return {
    /** So many seats to try; where there are not so many, how many holds' time is over. */
    async choose(
      ticket: Ticket,
      count: number,
      mayGuess: boolean,
    ): Promise<{ slots: number[]; late?: never } | { slots?: never; late: number }> {
      // for a choice the read that runs already will do; for "sold out" it may be older than the question
      const reading = mayGuess ? undefined : running.get(ticket.id);
      await reading;
      const guess = mayGuess || reading ? take(knownOf(ticket), count) : undefined;
      if (guess) return { slots: guess };
      for (;;) {
        const { free, late } = await read(ticket.id);
        if (free.length < count) return { late };
        const listing = known.get(ticket.id);
        const slots = take(listing, count);
        if (slots) return { slots };
        // others of this process are trying them: who tried them too would only lose
        await Promise.allSettled(listing?.inserts ?? []);
        mustBeInTime();
      }
    },

    /** What was lost to somebody else is not free; what was not tried is, again. */
    async whileTrying<T>(ticket: Ticket, slots: readonly number[], insert: () => Promise<T>): Promise<T> {
      const { undecided, inserts } = known.get(ticket.id) ?? {};
      const inserting = insert();
      inserts?.add(inserting);
      try {
        return await inserting;
      } catch (error) {
        const listing = known.get(ticket.id);
        if (isDuplicateKey(error)) {
          if (listing?.isAssumed) listing.free = [];
        } else if (listing?.quantity === ticket.quantity) listing.free.push(...slots);
        throw error;
      } finally {
        inserts?.delete(inserting);
        for (const slot of slots) undecided?.delete(slot);
      }
    },
  };
};
