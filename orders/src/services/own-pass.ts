import { NotFoundError, ownedBy } from '@ticketing/common/base';
import type { Order } from '../domain/order.ts';
import type { Pass } from '../domain/pass.ts';
import { passOf } from '../domain/passes.ts';

/** A pass of an order that this person bought; else it does not exist. */
export const ownPass =
  (userId: string, passId: string) =>
  (order: Order): Pass => {
    ownedBy(userId)(order);
    const pass = passOf(order, passId);
    if (!pass) throw new NotFoundError();
    return pass;
  };
