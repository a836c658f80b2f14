import type { Clock } from '@ticketing/common/base';
import {
  BadRequestError,
  ConflictError,
  isDuplicateKey,
  notReplicatedYet,
  refuseIf,
  singleFlight,
  TooManyRequestsError,
} from '@ticketing/common/base';
import { reserve, whyNotForSale } from '../domain/hold.ts';
import type { Order } from '../domain/order.ts';
import { freeOf, pick } from '../domain/seats.ts';
import { holdNumberIndex, type Orders } from './orders.ts';
import type { Tickets } from './tickets.ts';

/** Each try is lost only to somebody who won, so this many are lost only in a crowd that never ends. */
const maxTries = 100;

interface ReservationRequest {
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
  const findSeats = singleFlight(async (ticketId) => {
    const [ticket, seated] = await Promise.all([tickets.find(ticketId), orders.seated(ticketId)]);
    if (!ticket) throw notReplicatedYet(ticketId, clock());
    const taken = seated.flatMap(({ slots }) => slots);
    const size = seated.find((holder) => holder.size !== undefined)?.size ?? ticket.quantity;
    return { ticket, free: freeOf(size, taken), late: orders.overdue(seated) };
  });
  const clear = singleFlight(async (ticketId) => orders.expireOverdue(await orders.seated(ticketId)));

  const freeHoldNumber = async (userId: string): Promise<number> => {
    const held = await orders.heldBy(userId);
    const inUse = held.map(({ holdNumber }) => holdNumber as number);
    const [holdNumber] = pick(freeOf(maxHolds, inUse), 1, Math.random);
    if (holdNumber !== undefined) return holdNumber;
    if ((await orders.expireOverdue(held)).ended > 0) return freeHoldNumber(userId);
    const soonest = Math.min(...held.map(({ expiresAt }) => expiresAt.getTime()));
    throw new TooManyRequestsError(
      (soonest - clock().getTime()) / 1000,
      `You hold ${held.length} unpaid orders already: pay or cancel one first`,
      'order.too-many-unpaid',
    );
  };

  return {
    async reserve({ id, mayExist, ticketId, quantity, userId }: ReservationRequest): Promise<Order> {
      let holdNumber = Math.floor(Math.random() * maxHolds);
      for (let tries = 0; tries < maxTries; tries++) {
        const first = mayExist ? await orders.ifAny(id) : undefined;
        if (first) return first;
        const { ticket, free, late } = await findSeats(ticketId);
        refuseIf(whyNotForSale(ticket, userId, quantity, clock()));
        if (free.length < quantity) {
          if (late.length === 0 || isForNothing(await clear(ticketId))) {
            throw new BadRequestError('Ticket is already reserved', 'ticket.reserved');
          }
          continue;
        }
        const slots = pick(free, quantity, Math.random);
        try {
          return await orders.insert(
            reserve(ticket, { id, userId, slots, holdNumber, at: clock(), holdSeconds }),
          );
        } catch (error) {
          if (!isDuplicateKey(error)) throw error;
          if (isDuplicateKey(error, holdNumberIndex)) holdNumber = await freeHoldNumber(userId);
        }
      }
      throw new ConflictError('Too many want this at once, try again', 'ticket.contended');
    },

    /** Ends what this person has let run out. */
    tidy: async (userId: string) => orders.expireOverdue(await orders.heldBy(userId)),
  };
};

/** They are late by our clock alone. */
const isForNothing = ({ ended, early }: { ended: number; early: number }) => ended === 0 && early > 0;
