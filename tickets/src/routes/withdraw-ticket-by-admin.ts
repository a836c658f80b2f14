import type { Clock } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { withdrawByAdmin } from '../domain/cancel.ts';
import type { Tickets } from '../models/tickets.ts';
import { reason } from './ending-input.ts';
import { ownTicketView, toOwnTicketView } from './ticket-view.ts';

export const withdrawTicketByAdmin = ({ tickets, clock }: { tickets: Tickets; clock: Clock }) =>
  route({
    post: '/api/tickets/:id/withdraw',
    summary: 'Withdraw a listing at once, with a reason for its seller; what is held or bought stands',
    who: 'admin',
    input: { body: { reason } },
    answer: { 200: ownTicketView },
    handle: async (req, res) => {
      const withdrawn = await tickets.change(String(req.params.id), (ticket) =>
        withdrawByAdmin(ticket, req.input.reason, clock()),
      );
      res.json(toOwnTicketView(withdrawn));
    },
  });
