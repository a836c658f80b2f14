import type { Buyer } from '../../api/desk-types.ts';
import type { PageVisit } from '../page.ts';
import { nextCursor, type Part } from '../part.ts';

export interface Buyers {
  list: Buyer[];
  next: string | null;
}

interface Wanted {
  ticketId: string;
  search: string;
  cursor: string;
}

export const searchOf = ({ query }: PageVisit) => ({
  search: String(query.search ?? ''),
  cursor: String(query.cursor ?? ''),
});

export const findBuyers = (
  { api, ask }: PageVisit,
  { ticketId, search, cursor }: Wanted,
  limit = 25,
): Promise<Part<Buyers>> => {
  const params = { ticketId, limit, search: search || undefined, cursor: cursor || undefined };
  return ask(api.get<Buyer[]>('/api/orders/buyers', { params }), (answer) => ({
    list: answer.data,
    next: nextCursor(answer),
  }));
};
