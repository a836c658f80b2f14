import type { Order } from '../domain/order.ts';
import { firstSeen, type Pass } from '../domain/pass.ts';
import { passStatus } from '../domain/passes.ts';
import type { Passes } from '../models/passes.ts';
import type { People } from '../models/people.ts';

export type Guest = ReturnType<typeof guestOf>;

const guestOf = (order: Order, pass: Pass, name: string) => {
  const { at, gate } = firstSeen(pass) ?? {};
  return {
    passId: pass.id,
    orderId: order.id,
    number: order.number ?? '',
    seat: pass.seat,
    revision: pass.revision,
    name,
    status: passStatus(order, pass),
    ...(at ? { admittedAt: at } : {}),
    ...(gate === undefined ? {} : { gate }),
  };
};

/** Where a page ended: the order, and the seat in it. */
export interface Mark {
  orderId: string;
  seat: number;
}

interface PageOptions {
  search?: string | undefined;
  after?: Mark | undefined;
  limit: number;
}

export type Guests = ReturnType<typeof createGuests>;

/** Who may come to an event: a pass is in its holder's name, or else in the buyer's. */
export const createGuests = ({ passes, people }: { passes: Passes; people: People }) => {
  async function* batches(ticketId: string, from?: string): AsyncGenerator<Guest[]> {
    for await (const orders of passes.ofListing(ticketId, from)) {
      const names = await people.names(orders.map(({ userId }) => userId));
      yield orders.flatMap((order) =>
        (order.passes ?? []).map((pass) =>
          guestOf(order, pass, pass.holder?.name ?? names.get(order.userId) ?? ''),
        ),
      );
    }
  }

  return {
    batches,

    page: async (ticketId: string, { search = '', after, limit }: PageOptions): Promise<Guest[]> => {
      const words = search.trim().toLowerCase();
      const isWanted = ({ orderId, seat, name, number, status }: Guest) =>
        status !== 'void' &&
        !(after && orderId === after.orderId && seat <= after.seat) &&
        (name.toLowerCase().includes(words) || number.toLowerCase().startsWith(words));
      const found: Guest[] = [];
      for await (const guests of batches(ticketId, after?.orderId)) {
        found.push(...guests.filter(isWanted));
        if (found.length >= limit) break;
      }
      return found.slice(0, limit);
    },

    nameOf: async (order: Order, pass: Pass): Promise<string | undefined> =>
      pass.holder?.name ?? (await people.names([order.userId])).get(order.userId),
  };
};
