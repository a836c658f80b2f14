import type { Collection } from 'mongodb';
import { headersOf } from '../load/headers-of.ts';
import type { Contender } from '../measure/types.ts';
import type { BenchPlace } from '../servers/bench-place.ts';
import { createOrder, ourOrders } from './create-order.ts';
import { differentFilters, filteredList } from './filtered-list.ts';
import { frontPage, list } from './list.ts';
import { one, ourReads, page } from './read-listings.ts';
import type { Comparison } from './row.ts';
import { insertAll, newIds, type Stored, storedIn } from './shop-data.ts';
import { manyListings, show } from './show.ts';
import { type Ours, startOurs } from './start-shop.ts';

/** What must not become dearer, the more there is of something: rows, one after the other on the same shops. */
export interface Growing {
  of: 'listings' | 'orders';
  sizes: readonly number[];
  /** Of one, in the stores and the processes that write it there; measured, and rounded up. */
  bytes: number;
  rows: readonly Pick<Comparison, 'id' | 'name'>[];
  /** By row; one is missing where there are too few for it. */
  start(place: BenchPlace, size: number): Promise<Record<string, Contender>>;
}

/** Each is sold once, and there are seven turns: fewer orders at a time would be over before they are many. */
const listingsToSell = 20_000;
const ordersAtOnce = 2500;

const sellingSome = (ours: Ours): Contender => ({
  ...ourOrders(ours, ours.ids.slice(-listingsToSell)),
  slotSize: ordersAtOnce,
});

const amongListings: Growing = {
  of: 'listings',
  sizes: [2000, listingsToSell, 100_000, 1_000_000],
  bytes: 12_000,
  rows: [list, show, filteredList, createOrder],
  start: async (place, size) => {
    const ours = await startOurs(place, { listings: size, orders: true });
    return {
      [list.id]: ourReads(ours, page, frontPage()),
      [show.id]: ourReads(ours, one, manyListings(ours.ids)),
      [filteredList.id]: ourReads(ours, page, differentFilters()),
      ...(size >= listingsToSell ? { [createOrder.id]: sellingSome(ours) } : {}),
    };
  },
};

const batch = 2000;

/** Paid by others, each for a listing of its own that nobody sells any more. */
const insertPaid = async (into: Collection<Stored>, template: Stored, count: number) => {
  const { outbox: _, outboxAt: __, holdNumber: ___, ...order } = template;
  for (let from = 0; from < count; from += batch) {
    const ids = newIds(Math.min(batch, count - from));
    await insertAll(
      into,
      ids.map((id, n) => ({
        ...order,
        ...{ _id: id, userId: `u${id}`, ticketId: `t${id}`, status: 'complete' },
        number: `P${(from + n).toString().padStart(7, '0')}`,
        passes: [{ id: `p${id}`, seat: 1, revision: 0, status: 'issued' }],
      })),
    );
  }
};

const amongOrders: Growing = {
  of: 'orders',
  sizes: [2000, 100_000, 1_000_000],
  bytes: 8000,
  rows: [createOrder],
  start: async (place, size) => {
    const ours = await startOurs(place, { listings: listingsToSell + 1, orders: true });
    const [first, ...rest] = ourOrders(ours, ours.ids).plan;
    if (!first) throw new Error('There is nothing to order');
    const url = `${ours.orders?.url}${first.path}`;
    const body = JSON.stringify(first.body);
    const made = await fetch(url, { method: 'POST', headers: headersOf(first), body });
    const { id } = (await made.json()) as { id: string };
    const orders = storedIn(ours.store.db('orders'), 'orders');
    await insertPaid(orders, (await orders.findOne({ _id: id })) as Stored, size);
    const contender = ourOrders(ours, ours.ids);
    return {
      [createOrder.id]: {
        ...{ ...contender, plan: rest, slotSize: ordersAtOnce },
        settled: async (answers) => contender.settled?.(answers + 1),
      },
    };
  },
};

/** Those whose cost must not grow. */
export const growing: readonly Growing[] = [amongListings, amongOrders];
