import type { Ticket } from '../../api/types.ts';
import type { PageVisit } from '../page.ts';
import { nextCursor } from '../part.ts';
import { isId } from './is-id.ts';
import { wanted } from './wanted.ts';

/** As the shop finds them, with those that are withdrawn, hidden, sold out or over; an id finds one. */
export const findListings = async (visit: PageVisit) => {
  const { api, ask } = visit;
  const filters = wanted(visit, 'search', 'userId');
  const { search = '' } = filters;
  if (isId(search)) {
    const found = await ask(api.get<Ticket>(`/api/tickets/${search}`), ({ data }) => ({
      list: [data],
      next: null,
    }));
    const listings = found.failed?.status === 404 ? { data: { list: [], next: null } } : found;
    return { filters, listings, now: Date.now() };
  }
  const params = { ...filters, ...wanted(visit, 'cursor'), available: 'false', limit: 25 };
  const listings = await ask(api.get<Ticket[]>('/api/tickets', { params }), (answer) => ({
    list: answer.data,
    next: nextCursor(answer),
  }));
  return { filters, listings, now: Date.now() };
};
