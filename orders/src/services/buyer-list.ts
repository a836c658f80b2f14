import { toDecimal } from '@ticketing/common/contracts';
import { csvFile } from '@ticketing/common/http';
import { matcherOf } from '../domain/name-search.ts';
import type { Buyers, PaidOrder } from '../models/buyers.ts';
import type { People } from '../models/people.ts';

export type Buyer = ReturnType<typeof buyerOf>;

const buyerOf = (order: PaidOrder, name: string) => {
  const { _id: orderId, number = '', quantity, totalCents, currency, status, createdAt, passes = [] } = order;
  return {
    ...{ orderId, number, name, quantity, total: toDecimal(totalCents), currency, status, at: createdAt },
    admitted: status === 'complete' ? passes.filter((pass) => pass.status === 'admitted').length : 0,
  };
};

interface PageOptions {
  ticketId: string;
  search?: string;
  limit: number;
  cursor?: string;
}

export type BuyerList = ReturnType<typeof buyerList>;

/** Who paid for a listing, with their names. */
export const buyerList = ({ buyers, people }: { buyers: Buyers; people: People }) => {
  async function* batches(ticketId: string, cursor?: string, first?: number): AsyncGenerator<Buyer[]> {
    for await (const orders of buyers.ofListing(ticketId, cursor, first)) {
      const names = await people.names(orders.map(({ userId }) => userId));
      yield orders.map((order) => buyerOf(order, names.get(order.userId) ?? ''));
    }
  }

  return {
    page: async ({ ticketId, search = '', limit, cursor }: PageOptions): Promise<Buyer[]> => {
      const isWanted = search.trim() ? matcherOf(search) : () => true;
      const found: Buyer[] = [];
      for await (const some of batches(ticketId, cursor, search ? undefined : limit)) {
        found.push(...some.filter(isWanted));
        if (found.length >= limit) break;
      }
      return found.slice(0, limit);
    },

    /** As a file, a batch at a time. */
    file: (ticketId: string): AsyncGenerator<string> => csvFile(head, batches(ticketId), cellsOf),
  };
};

const head = ['name', 'order', 'quantity', 'total', 'currency', 'status', 'at', 'admitted'];

const cellsOf = ({ name, number, quantity, total, currency, status, at, admitted }: Buyer) => [
  ...[name, number, String(quantity), total.toFixed(2), currency, status],
  ...[at.toISOString(), String(admitted)],
];
