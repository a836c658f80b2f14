import type { Charge, WholeOrder } from '../../api/admin-types.ts';
import type { PageVisit } from '../page.ts';
import type { Part } from '../part.ts';

/** An order from orders and its payment from payments, which has none before somebody pays. */
export const findOrder = async ({ api, ask }: PageVisit, id: string) => {
  const orderId = encodeURIComponent(id);
  const [order, charge] = await Promise.all([
    ask(api.get<WholeOrder>(`/api/orders/${orderId}/story`)),
    ask<Charge, Charge | null>(api.get<Charge>(`/api/payments/${orderId}/charge`), ({ data }) => data),
  ]);
  if (order.failed?.status === 404) return undefined;
  const paid: Part<Charge | null> = charge.failed?.status === 404 ? { data: null } : charge;
  return { order, charge: paid };
};
