import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { PassDeps } from '../../services/pass-deps.ts';
import { doorView } from './door-view.ts';
import { ticketIdField } from './doors-input.ts';

export const listDoors = ({ doors, access }: Pick<PassDeps, 'doors' | 'access'>) =>
  route({
    get: '/api/orders/doors',
    summary: "The helpers' links to the door of a listing of mine",
    who: 'user',
    input: { query: { ticketId: ticketIdField } },
    answer: { 200: z.array(doorView) },
    refusals: { 403: 'Not yours', 404: 'No such listing' },
    codes: ['ticket.not-yours', 'resource.not-found', 'resource.not-known-yet'],
    handle: async (req, res) => {
      await access.owned(req.user.id, req.input.ticketId);
      res.json(await doors.of(req.input.ticketId));
    },
  });
