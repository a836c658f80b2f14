import { NotFoundError } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import type { RefundRuns } from '../../models/refund-runs.ts';
import type { DoorAccess } from '../../services/door-access.ts';
import type { RefundProgress } from '../../services/refund-progress.ts';
import { refundRunView, toRefundRunView } from './refund-run-view.ts';

interface Deps {
  access: DoorAccess;
  runs: RefundRuns;
  progressOf: RefundProgress;
}

export const showRefunds = ({ access, runs, progressOf }: Deps) =>
  route({
    get: '/api/orders/refunds/:runId',
    summary: 'How far the refund of many orders is',
    who: 'user',
    answer: { 200: refundRunView },
    refusals: { 403: 'Not yours', 404: 'There is none' },
    codes: ['ticket.not-yours', 'resource.not-known-yet'],
    handle: async (req, res) => {
      const [known] = await progressOf([await runs.find(String(req.params.runId))]);
      if (!known) throw new NotFoundError();
      await access.managed(req.user, known.run.ticketId);
      res.json(toRefundRunView(known.run, known.progress));
    },
  });
