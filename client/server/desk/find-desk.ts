import type { Views } from '../../api/desk-types.ts';
import type { Sum, Ticket } from '../../api/types.ts';
import type { PageVisit } from '../page.ts';
import { nextCursor } from '../part.ts';
import { findSales } from './find-sales.ts';
import { rangeOf } from './span.ts';

/** A seller's listings from tickets, and what became of them from orders, which may be unavailable. */
export const findDesk = async (visit: PageVisit) => {
  const { api, ask, props, query } = visit;
  const range = rangeOf(query.days);
  const params = { userId: props.user?.id, cursor: query.cursor };
  const sales = findSales(visit, range);
  const listings = await ask(api.get<Ticket[]>('/api/tickets', { params }), (answer) => ({
    tickets: answer.data,
    next: nextCursor(answer),
  }));
  const ticketIds = listings.data?.tickets.map(({ id }) => id).join(',');
  const [sums, views] = ticketIds
    ? await Promise.all([
        ask(api.get<Sum[]>('/api/orders/sales', { params: { ticketIds } })),
        ask(api.get<Views[]>('/api/tickets/views', { params: { ticketIds } })),
      ])
    : [null, null];
  return { range, listings, sums, views, sales: await sales };
};
