import { BadRequestError, ForbiddenError } from '@ticketing/common/errors';
import { route } from '@ticketing/common/service';
import { edit, type Listing, type Ticket, whyNotEdit } from '../domain/ticket.ts';
import type { Tickets } from '../models/tickets.ts';
import { listingFields, toListing } from './listing-input.ts';
import { ticketView, toTicketView } from './ticket-view.ts';

export const updateTicket = ({ tickets }: { tickets: Tickets }) =>
  route({
    put: '/api/tickets/:id',
    summary: 'Edit my listing; what is left out stays',
    who: 'user',
    input: { body: listingFields },
    answer: { 200: ticketView },
    refusals: { 403: 'Not your listing' },
    handle: async (req, res) => {
      const change = toListing(req.input);
      const mayEdit = editableBy(req.user.id, change);
      const ticket = await tickets.change(String(req.params.id), mayEdit, (found) => edit(found, change));
      res.json(toTicketView(ticket));
    },
  });

const editableBy = (userId: string, change: Listing) => (ticket: Ticket) => {
  if (ticket.userId !== userId) throw new ForbiddenError();
  const reason = whyNotEdit(ticket, change);
  if (reason) throw new BadRequestError(reason);
};
