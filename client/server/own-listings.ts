import type { Order, Sum, Ticket } from '../api/types.ts';
import type { PageVisit } from './page.ts';
import { nextCursor } from './part.ts';

/** A seller's listings from tickets, and what became of them from orders, which may be unavailable. */
export const ownListings = async ({ api, ask, props, query }: PageVisit) => {
  const params = { userId: props.user?.id, cursor: query.cursor };
  const listings = await ask(api.get<Ticket[]>('/api/tickets', { params }), (answer) => ({
    tickets: answer.data,
    next: nextCursor(answer),
  }));
  const ticketIds = listings.data?.tickets.map(({ id }) => id).join(',');
  const sales = typeof query.sales === 'string' && /^\w+$/.test(query.sales) ? query.sales : null;
  const [sums, paid] = await Promise.all([
    ticketIds ? ask(api.get<Sum[]>('/api/orders/sales', { params: { ticketIds } })) : null,
    sales ? ask(api.get<Order[]>(`/api/orders/sales/${sales}`)) : null,
  ]);
  return { listings, sums, sales, paid };
};
