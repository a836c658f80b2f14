import type { SignedInRequest } from '@ticketing/common/service';
import type { Order } from '../domain/payment.ts';
import type { Orders } from '../models/orders.ts';
import { ownedBy } from '../models/payments.ts';

export const orderId = {
  isString: true,
  trim: true,
  notEmpty: true,
  errorMessage: 'OrderId must be provided',
} as const;

/** A thief with a list of cards tries them one after the other. */
export const payingLimits = [
  { points: 30, perSeconds: 60, by: 'user' as const },
  { points: 300, perSeconds: 60, by: 'address' as const },
];

export const ownOrder = async (orders: Orders, id: string, user: SignedInRequest['user']): Promise<Order> => {
  const order = await orders.await(id);
  ownedBy(user.id)(order);
  return order;
};
