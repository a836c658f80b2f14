import { pageOf, pageQuery, route } from '@ticketing/common/http';
import { z } from 'zod';
import type { RefundRuns } from '../../models/refund-runs.ts';
import type { DoorAccess } from '../../services/door-access.ts';
import type { RefundProgress } from '../../services/refund-progress.ts';
import { ticketIdField } from '../doors/doors-input.ts';
import { refundRunView, toRefundRunView } from './refund-run-view.ts';

interface Deps {
  access: DoorAccess;
  runs: RefundRuns;
  progressOf: RefundProgress;
}

export const listRefunds = ({ access, runs, progressOf }: Deps) =>
  route({
    get: '/api/orders/refunds',
    summary: 'The refunds of many orders of a listing and how far they are, newest first',
    who: 'user',
    input: { query: { ...pageQuery, ticketId: ticketIdField } },
    answer: { 200: z.array(refundRunView) },
    refusals: { 403: 'Not yours', 404: 'No such listing' },
    codes: ['ticket.not-yours', 'resource.not-found', 'resource.not-known-yet'],
    handle: async (req, res) => {
      const { limit, ticketId } = req.input;
      await access.managed(req.user, ticketId);
      const found = await runs.page({ ...req.input, limit: limit + 1 });
      const page = pageOf(req, res, limit, found, ({ opened }) => opened);
      res.json((await progressOf(page)).map(({ run, progress }) => toRefundRunView(run, progress)));
    },
  });
