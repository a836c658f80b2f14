import type { Ticket } from '../../api/types.ts';
import type { PageVisit } from '../page.ts';

export const findListing = async ({ api, ask }: PageVisit, id: string) => {
  const listing = await ask(api.get<Ticket>(`/api/tickets/${encodeURIComponent(id)}`));
  return listing.failed?.status === 404 ? undefined : { listing, now: Date.now() };
};
