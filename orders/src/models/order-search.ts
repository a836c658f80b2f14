import { findEncoded } from '@ticketing/common/messaging';
import type { Connection } from 'mongoose';
import type { Order } from '../domain/order.ts';

export interface OrderSearch {
  number?: string;
  userId?: string;
  ids?: readonly string[];
  limit: number;
  cursor?: string;
}

export type FindOrders = ReturnType<typeof orderSearch>;

/** Anybody's orders, newest first, those after the cursor; each filter has an index. */
export const orderSearch = (db: Connection) => {
  const find = findEncoded<Order>(db.model('Order'));
  return async ({ number, userId, ids, limit, cursor }: OrderSearch): Promise<Order[]> => {
    const id = { ...(ids ? { $in: [...ids] } : {}), ...(cursor ? { $lt: cursor } : {}) };
    const filter = {
      ...(number ? { number } : {}),
      ...(userId ? { userId } : {}),
      ...(ids || cursor ? { _id: id } : {}),
      // beside the orders lie the seats that are out of sale
      status: { $exists: true },
    };
    const found = await find({ filter, sort: { _id: -1 }, limit });
    return found.map((order) => order.decode());
  };
};
