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
import type { Order, Ticket } from '../domain/order.ts';
import { freeOf, pick } from '../domain/seats.ts';
import { createFreeSeats } from './free-seats.ts';
import { newOrderNumber, orderNumberIndex } from './order-numbers.ts';
import { holdNumberIndex, type Orders } from './orders.ts';
import type { People } from './people.ts';
import type { Tickets } from './tickets.ts';

/** Each try is lost only to somebody who won, so this many are lost only in a crowd that never ends. */
const maxTries = 100;
/** Who lost so often with what is remembered reads what is taken. */
const maxGuesses = 2;

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
  people: People;
  clock: Clock;
  holdSeconds: number;
  maxHolds: number;
}

export type Reservations = ReturnType<typeof createReservations>;

/** One insert is the reservation. The reads before it only choose what to try. */
export const createReservations = ({
  orders,
  tickets,
  people,
  clock,
  holdSeconds,
  maxHolds,
}: ReservationsDeps) => {
  const seats = createFreeSeats({ orders, tickets, clock });
  const clear = singleFlight(async (ticketId) => orders.expireOverdue(await orders.overdueOf(ticketId)));

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

  /** The buyer's number is looked for only when the first guess is in use: most people hold little. */
  const insert = async (ticket: Ticket, request: Pick<Order, 'id' | 'userId' | 'slots'>): Promise<Order> => {
    let number = newOrderNumber();
    let holdNumber = Math.floor(Math.random() * maxHolds);
    for (;;) {
      try {
        const reservation = { ...request, number, holdNumber, at: clock(), holdSeconds };
        return await orders.insert(reserve(ticket, reservation));
      } catch (error) {
        if (isDuplicateKey(error, orderNumberIndex)) number = newOrderNumber();
        else if (isDuplicateKey(error, holdNumberIndex)) holdNumber = await freeHoldNumber(request.userId);
        else throw error;
      }
    }
  };

  /** A suspended seller's listings are as if they were withdrawn. */
  const findListing = async (ticketId: string): Promise<Ticket> => {
    const ticket = await tickets.find(ticketId);
    if (!ticket) throw notReplicatedYet(ticketId, clock());
    return (await people.isSuspended(ticket.userId)) ? { ...ticket, status: 'withdrawn' } : ticket;
  };

  return {
    async reserve({ id, mayExist, ticketId, quantity, userId }: ReservationRequest): Promise<Order> {
      for (let tries = 0; tries < maxTries; tries++) {
        const first = mayExist ? await orders.ifAny(id) : undefined;
        if (first) return first;
        const ticket = await findListing(ticketId);
        refuseIf(whyNotForSale(ticket, userId, quantity, clock()));
        const { slots, late } = await seats.choose(ticket, quantity, tries < maxGuesses);
        if (!slots) {
          if (late === 0 || isForNothing(await clear(ticketId))) {
            throw new BadRequestError('Ticket is already reserved', 'ticket.reserved');
          }
          continue;
        }
        try {
          return await seats.whileTrying(ticket, slots, () => insert(ticket, { id, userId, slots }));
        } catch (error) {
          if (!isDuplicateKey(error)) throw error;
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
