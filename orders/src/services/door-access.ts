import { type Clock, ForbiddenError, NotAuthorizedError, notReplicatedYet } from '@ticketing/common/base';
import type { SignedInRequest } from '@ticketing/common/http';
import type { Request } from 'express';
import type { Ticket } from '../domain/order.ts';
import type { Doors } from '../models/doors.ts';
import type { Tickets } from '../models/tickets.ts';

interface Deps {
  tickets: Tickets;
  doors: Doors;
  clock: Clock;
}

export type DoorAccess = ReturnType<typeof doorAccess>;

export const tokenHeader = 'x-door-token';

/** Who may stand at the door of an event: whoever sells it, and who has a link of theirs. */
export const doorAccess = ({ tickets, doors, clock }: Deps) => {
  const listed = async (ticketId: string): Promise<Ticket> => {
    const ticket = await tickets.find(ticketId);
    if (!ticket) throw notReplicatedYet(ticketId, clock());
    return ticket;
  };

  const owned = async (userId: string, ticketId: string): Promise<Ticket> => {
    const ticket = await listed(ticketId);
    if (ticket.userId !== userId) throw new ForbiddenError('Forbidden', 'ticket.not-yours');
    return ticket;
  };

  return {
    owned,

    /** The seller's, and any of them an admin's. */
    managed: async ({ id, role }: SignedInRequest['user'], ticketId: string): Promise<Ticket> =>
      role === 'admin' ? listed(ticketId) : owned(id, ticketId),

    /** The listing, and what the helper's door is called. */
    at: async (req: Request, ticketId: string): Promise<{ ticket: Ticket; gate?: string }> => {
      const token = req.get(tokenHeader);
      if (token === undefined) {
        if (!req.user) throw new NotAuthorizedError();
        return { ticket: await owned(req.user.id, ticketId) };
      }
      const door = await doors.byToken(token);
      if (!door) throw new NotAuthorizedError('This link is not valid any more', 'door.ended');
      if (door.ticketId !== ticketId)
        throw new ForbiddenError('This link is for another event', 'door.other-listing');
      return { ticket: await listed(ticketId), gate: door.name };
    },
  };
};

/** Of who is refused by `at`. */
export const accessCodes = [
  'session.required',
  'door.ended',
  'door.other-listing',
  'ticket.not-yours',
  'resource.not-found',
  'resource.not-known-yet',
] as const;

export const accessRefusals = {
  401: 'Neither signed in nor a link that is valid',
  403: "Somebody else's event",
  404: 'No such listing',
};
