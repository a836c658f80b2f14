import { route, sendCsv } from '@ticketing/common/http';
import { z } from 'zod';
import type { BuyerList } from '../../services/buyer-list.ts';
import type { DoorAccess } from '../../services/door-access.ts';
import { ticketIdField } from '../doors/doors-input.ts';

export const downloadBuyers = ({ access, list }: { access: DoorAccess; list: BuyerList }) =>
  route({
    get: '/api/orders/buyers.csv',
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
      await sendCsv(res, 'buyers.csv', list.file(ticketId));
    },
  });
