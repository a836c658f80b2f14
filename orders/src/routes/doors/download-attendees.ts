import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { route } from '@ticketing/common/http';
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
      res.set({
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="attendees.csv"',
        'Cache-Control': 'no-store',
      });
      // an error in the middle ends the connection, which whoever reads notices
      await pipeline(Readable.from(guestList(guests.batches(ticketId))), res).catch(() => undefined);
    },
  });
