import type { Ticket } from '../../api/types.ts';
import { type PageVisit, unavailable } from '../page.ts';
import type { Part } from '../part.ts';

/** A listing for its seller or an admin; of somebody else's nobody is shown that it has a desk. */
export const findOwn = async (visit: PageVisit): Promise<Part<Ticket> | undefined> => {
  const ticket = await visit.ask(visit.api.get<Ticket>(`/api/tickets/${visit.params.ticketId}`));
  if (ticket.failed?.status === 404) return undefined;
  if (ticket.failed) {
    unavailable(visit);
    return ticket;
  }
  const { user } = visit.props;
  return user && user.id !== ticket.data.userId && user.role !== 'admin' ? undefined : ticket;
};
