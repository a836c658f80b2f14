import type { Clock } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { cancel } from '../domain/cancel.ts';
import type { Tickets } from '../models/tickets.ts';
import { endableBy, optionalReason } from './ending-input.ts';
import { ownTicketView, toOwnTicketView } from './ticket-view.ts';

export const cancelEvent = ({ tickets, clock }: { tickets: Tickets; clock: Clock }) =>
  route({
    post: '/api/tickets/:id/cancel',
    summary: 'Cancel an event: it does not take place, and who has bought gets their money back',
    who: 'user',
    input: { body: { reason: optionalReason } },
    answer: { 200: ownTicketView },
    refusals: { 403: 'Not your listing, and you are no admin' },
    codes: ['ticket.not-yours'],
    handle: async (req, res) => {
      const { reason = '' } = req.input;
      const cancelled = await tickets.change(String(req.params.id), endableBy(req.user), (ticket) =>
        cancel(ticket, reason, clock(), req.user.id),
      );
      res.json(toOwnTicketView(cancelled));
    },
  });
