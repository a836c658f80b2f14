import type { Views } from '../../api/desk-types.ts';
import type { Sum } from '../../api/types.ts';
import type { PageVisit } from '../page.ts';
import { findBuyers, searchOf } from './find-buyers.ts';
import { findOwn } from './find-own.ts';
import { findRuns } from './find-runs.ts';
import { findSales } from './find-sales.ts';
import { picturePath } from './picture-path.ts';
import { rangeOf } from './span.ts';

/** All that one listing's page shows, each part by itself. */
export const findListing = async (visit: PageVisit) => {
  const ticketId = visit.params.ticketId ?? '';
  const range = rangeOf(visit.query.days);
  const searched = searchOf(visit);
  const { api, ask } = visit;
  const params = { ticketIds: ticketId };
  const [ticket, sum, views, sales, buyers, runs] = await Promise.all([
    findOwn(visit),
    ask(api.get<Sum[]>('/api/orders/sales', { params }), ({ data }) => data[0] ?? null),
    ask(api.get<Views[]>('/api/tickets/views', { params }), ({ data }) => data[0]?.views ?? 0),
    findSales(visit, range, ticketId),
    findBuyers(visit, { ticketId, ...searched }),
    findRuns(visit, ticketId),
  ]);
  if (!ticket) return undefined;
  const picture = ticket.data ? picturePath(ticket.data) : '';
  return { ticketId, picture, range, ...searched, ticket, sum, views, sales, buyers, runs };
};
