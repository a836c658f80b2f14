import type { Clock } from '@ticketing/common/base';
import { ConflictError, isDuplicateKey } from '@ticketing/common/base';
import type { Publishers } from '@ticketing/common/messaging';
import { aggregates } from '@ticketing/common/messaging';
import type { Connection } from 'mongoose';
import {
  idOf,
  type Resize,
  resize,
  type SeatsOnSale,
  type SeatsSubject,
  type Taken,
} from '../domain/seats-on-sale.ts';
import type { Orders } from './orders.ts';
import type { Tickets } from './tickets.ts';

/** Each try is lost only to somebody who took or gave back a seat. */
const maxTries = 200;

interface SeatsDeps {
  db: Connection;
  clock: Clock;
  publishes: Publishers<SeatsOnSale, SeatsSubject>;
  orders: Orders;
  tickets: Tickets;
}

export type Seats = ReturnType<typeof seatsModel>;

/** How many seats of a listing are sold: decided here, where the index is that keeps seats apart. */
export const seatsModel = ({ db, clock, publishes, orders, tickets }: SeatsDeps) => {
  const seats = aggregates<SeatsOnSale, SeatsSubject>({
    service: 'orders',
    model: db.model('Order'),
    publishes,
    latest: () => 'seats:decided',
    only: { size: { $exists: true } },
    clock,
  });

  const seatedIn = async (ticketId: string) =>
    (await orders.seated(ticketId)).filter(({ size }) => size === undefined);

  const taken = async (ticketId: string): Promise<Taken> => {
    const holders = await seatedIn(ticketId);
    const { ended } = await orders.expireOverdue(holders);
    const now = ended > 0 ? await seatedIn(ticketId) : holders;
    return {
      slots: now.flatMap(({ slots }) => slots),
      unpaid: now.reduce(
        (sum, { holdNumber, slots }) => sum + (holdNumber === undefined ? 0 : slots.length),
        0,
      ),
    };
  };

  /** False: somebody took a seat meanwhile, or decided. */
  const attempt = async (request: Resize): Promise<boolean> => {
    const known = await seats.ifAny(idOf(request.ticketId));
    const change = resize(known, request, await taken(request.ticketId));
    if (!change) return true;
    try {
      if (!known) return Boolean(await seats.insert(change));
      let isOurs = false;
      await seats.change(known.id, (now) => {
        isOurs = now.version === known.version;
        return isOurs ? change : undefined;
      });
      return isOurs;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  };

  const decide = async (request: Resize): Promise<void> => {
    for (let tries = 0; !(await attempt(request)); tries++) {
      if (tries === maxTries)
        throw new ConflictError('Too many want these seats at once', 'ticket.contended');
    }
  };

  /** After either was written, its request or the listing itself: whichever was second sees both. */
  const keepUp = async (ticketId: string): Promise<void> => {
    const [ticket, known] = await Promise.all([tickets.find(ticketId), seats.ifAny(idOf(ticketId))]);
    if (!ticket || !known || ticket.status === 'withdrawn') return;
    const { version, quantity } = ticket;
    if (known.size - known.slots.length === quantity) return;
    await decide({ ticketId, version, quantity, wanted: quantity });
  };

  return {
    outbox: seats.outbox,
    keepUp,
    resize: async (request: Resize): Promise<void> => {
      await decide(request);
      await keepUp(request.ticketId);
    },
  };
};
