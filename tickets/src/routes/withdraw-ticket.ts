import { route } from '@ticketing/common/http';
import type { Resizing } from '../services/resizing.ts';
import { endableBy } from './ending-input.ts';

export const withdrawTicket = ({ resizing }: { resizing: Resizing }) =>
  route({
    delete: '/api/tickets/:id',
    summary: 'Withdraw a listing: no longer sold, what was bought stands',
    who: 'user',
    answer: { 204: 'nothing' },
    refusals: {
      400: 'Reserved and not yet paid',
      403: 'Not your listing, and you are no admin',
      503: 'Orders cannot be asked',
    },
    codes: ['ticket.not-yours', 'ticket.withdraw-unpaid', 'ticket.changed', 'ticket.seats-undecided'],
    handle: async (req, res) => {
      await resizing.change(String(req.params.id), endableBy(req.user), 'withdraw');
      res.status(204).send();
    },
  });
