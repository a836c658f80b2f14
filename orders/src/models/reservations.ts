import type { Clock } from '@ticketing/common/base';
import {
  ConflictError,
  isDuplicateKey,
  singleFlight,
  TooManyRequestsError,
  unknownYet,
} from '@ticketing/common/base';
import { mustBeForSale, reserve } from '../domain/hold.ts';
import type { Order } from '../domain/order.ts';
import { Refusal } from '../domain/refusal.ts';
import { freeOf, pick } from '../domain/seats.ts';
import type { Orders } from './orders.ts';
import type { Tickets } from './tickets.ts';

/** Each try is lost only to somebody who won, so this many are lost only in a crowd that never ends. */
const mostTries = 100;

interface Wish {
  id: string;
  /** This may be a repeat: the id may have its order. */
  mayExist: boolean;
  ticketId: string;
  quantity: number;
  userId: string;
}

interface ReservationsDeps {
  orders: Orders;
  tickets: Tickets;
  clock: Clock;
  holdSeconds: number;
  maxHolds: number;
}

export type Reservations = ReturnType<typeof createReservations>;

/** One insert is the reservation. The reads before it only choose what to try. */
export const createReservations = ({ orders, tickets, clock, holdSeconds, maxHolds }: ReservationsDeps) => {
  const look = singleFlight(async (ticketId) => {
    const [ticket, seated] = await Promise.all([tickets.find(ticketId), orders.seated(ticketId)]);
    if (!ticket) throw unknownYet(ticketId, clock());
    const taken = seated.flatMap(({ slots }) => slots);
    const size = seated.find((holder) => holder.size !== undefined)?.size ?? ticket.quantity;
    return { ticket, free: freeOf(size, taken), late: orders.overdue(seated) };
  });
  const clear = singleFlight(async (ticketId) => orders.endLate(await orders.seated(ticketId)));

  const freeHand = async (userId: string): Promise<number> => {
    const held = await orders.heldBy(userId);
    const inUse = held.map(({ hand }) => hand as number);
    const [hand] = pick(freeOf(maxHolds, inUse), 1, Math.random);
    if (hand !== undefined) return hand;
    if ((await orders.endLate(held)).ended > 0) return freeHand(userId);
    const soonest = Math.min(...held.map(({ expiresAt }) => expiresAt.getTime()));
    throw new TooManyRequestsError(
      (soonest - clock().getTime()) / 1000,
      `You hold ${held.length} unpaid orders already: pay or cancel one first`,
    );
  };

  return {
    async reserve({ id, mayExist, ticketId, quantity, userId }: Wish): Promise<Order> {
      let hand = Math.floor(Math.random() * maxHolds);
      for (let tries = 0; tries < mostTries; tries++) {
        const first = mayExist ? await orders.ifAny(id) : undefined;
        if (first) return first;
        const { ticket, free, late } = await look(ticketId);
        mustBeForSale(ticket, userId, quantity, clock());
        if (free.length < quantity) {
          if (late.length === 0 || isForNothing(await clear(ticketId))) {
            throw new Refusal('Ticket is already reserved');
          }
          continue;
        }
        const slots = pick(free, quantity, Math.random);
        try {
          return await orders.insert(reserve(ticket, { id, userId, slots, hand, at: clock(), holdSeconds }));
        } catch (error) {
          if (!isDuplicateKey(error)) throw error;
          if (isAbout('hand', error)) hand = await freeHand(userId);
        }
      }
      throw new ConflictError('Too many want this at once, try again');
    },

    /** Ends what this person has let run out. */
    tidy: async (userId: string) => orders.endLate(await orders.heldBy(userId)),
  };
};

/** They are late by our clock alone. */
const isForNothing = ({ ended, early }: { ended: number; early: number }) => ended === 0 && early > 0;

const isAbout = (field: string, error: unknown) =>
  field in ((error as { keyPattern?: object }).keyPattern ?? {});
