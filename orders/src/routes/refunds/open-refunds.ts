import { newId, route } from '@ticketing/common/http';
import type { RefundRuns } from '../../models/refund-runs.ts';
import type { DoorAccess } from '../../services/door-access.ts';
import type { RefundProgress } from '../../services/refund-progress.ts';
import type { RefundWorker } from '../../services/refund-worker.ts';
import { ticketIdField } from '../doors/doors-input.ts';
import { refundRunView, toRefundRunView } from './refund-run-view.ts';

interface Deps {
  access: DoorAccess;
  runs: RefundRuns;
  progressOf: RefundProgress;
  worker: RefundWorker;
}

const maxOrders = 500;
const maxGatherMs = 2000;

const areIds = (ids: unknown): boolean =>
  Array.isArray(ids) && ids.every((id) => typeof id === 'string' && /^[\w-]{1,64}$/.test(id));

export const openRefunds = ({ access, runs, progressOf, worker }: Deps) =>
  route({
    post: '/api/orders/refunds',
    summary: 'Give the money of these paid orders of a listing back, or of all: its seller, or an admin',
    who: 'user',
    input: {
      body: {
        ticketId: ticketIdField,
        orderIds: {
          optional: true,
          isArray: { options: { min: 1, max: maxOrders } },
          custom: { options: areIds },
          errorMessage: {
            message: `OrderIds must be at most ${maxOrders} orders, and one at least`,
            code: 'order-ids.invalid',
          },
        },
        admitted: {
          optional: true,
          isBoolean: { options: { strict: true } },
          errorMessage: { message: 'Admitted must be true or false', code: 'admitted.invalid' },
        },
      },
    },
    answer: { 202: refundRunView },
    refusals: { 403: 'Not yours', 404: 'No such listing' },
    codes: ['ticket.not-yours', 'resource.not-found', 'resource.not-known-yet'],
    limits: [{ points: 60, perSeconds: 60, by: 'user' }],
    handle: async (req, res) => {
      const { ticketId, admitted = false } = req.input;
      const orderIds = req.input.orderIds as string[] | undefined;
      await access.managed(req.user, ticketId);
      const run = await runs.open({
        ...{ id: newId(req).id, ticketId, admitted },
        ...(orderIds ? { kind: 'selected', orderIds } : { kind: 'all' }),
      });
      if (!run.gathered) await worker.gather(run, maxGatherMs);
      worker.wake();
      const [known] = await progressOf([run]);
      if (known) res.status(202).json(toRefundRunView(known.run, known.progress));
    },
  });
