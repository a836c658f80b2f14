import { route, sendCsv } from '@ticketing/common/http';
import { z } from 'zod';
import { guestList } from '../../services/guest-list.ts';
import type { PassDeps } from '../../services/pass-deps.ts';
import { ticketIdField } from './doors-input.ts';

export const downloadAttendees = ({ access, guests }: Pick<PassDeps, 'access' | 'guests'>) =>
  route({
    get: '/api/orders/attendees.csv',
    summary: 'The same as a file for a spreadsheet: UTF-8, formulas defused',
    who: 'user',
    input: { query: { ticketId: ticketIdField } },
    answer: { 200: z.string() },
    mediaType: 'text/csv',
    refusals: { 403: 'Not yours', 404: 'No such listing' },
    codes: ['ticket.not-yours', 'resource.not-found', 'resource.not-known-yet'],
    limits: [{ points: 20, perSeconds: 60, by: 'user' }],
    handle: async (req, res) => {
      const { ticketId } = req.input;
      await access.owned(req.user.id, ticketId);
      await sendCsv(res, 'attendees.csv', guestList(guests.batches(ticketId)));
    },
  });
