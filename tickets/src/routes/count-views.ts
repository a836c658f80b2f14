import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Tickets } from '../models/tickets.ts';
import type { Views } from '../models/views.ts';
import { areIds, idsIn, maxIds } from './ids-input.ts';

export const countViews = ({ tickets, views }: { tickets: Tickets; views: Views }) =>
  route({
    get: '/api/tickets/views',
    summary: 'How often my listings were looked at by others; those of others are left out, but for an admin',
    who: 'user',
    input: {
      query: {
        ticketIds: {
          isString: true,
          custom: { options: areIds },
          errorMessage: {
            message: `TicketIds must be 1 to ${maxIds} listings, separated by commas`,
            code: 'ticket-ids.invalid',
          },
        },
      },
    },
    answer: { 200: z.array(z.strictObject({ ticketId: z.string(), views: z.int() })) },
    handle: async (req, res) => {
      const { id, role } = req.user;
      const asked = idsIn(req.input.ticketIds);
      const listed = new Set(await tickets.idsOf(asked, role === 'admin' ? undefined : id));
      const shown = asked.filter((ticketId) => listed.has(ticketId));
      const known = await views.of(shown);
      res.json(shown.map((ticketId) => ({ ticketId, views: known.get(ticketId) ?? 0 })));
    },
  });
