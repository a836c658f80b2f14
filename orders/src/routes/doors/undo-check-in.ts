import { NotFoundError, refuseIf } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { z } from 'zod';
import { undo, whyNotUndo } from '../../domain/admission.ts';
import type { Order } from '../../domain/order.ts';
import { passOf } from '../../domain/passes.ts';
import { accessCodes, accessRefusals } from '../../services/door-access.ts';
import type { PassDeps } from '../../services/pass-deps.ts';
import { doorLimit, ticketIdField } from './doors-input.ts';

type Deps = Pick<PassDeps, 'access' | 'orders' | 'passes' | 'clock'>;

export const undoCheckIn = ({ access, orders, passes, clock }: Deps) =>
  route({
    post: '/api/orders/check-ins/undo',
    summary: 'Take back an admission, within a minute',
    who: 'anyone',
    input: {
      body: {
        ticketId: ticketIdField,
        passId: {
          isString: true,
          isLength: { options: { min: 1, max: 64 } },
          errorMessage: { message: 'PassId must be provided', code: 'pass-id.required' },
        },
      },
    },
    answer: { 200: z.strictObject({ id: z.string(), seat: z.int(), status: z.literal('issued') }) },
    refusals: { ...accessRefusals, 400: 'Not admitted, or more than a minute ago' },
    codes: [...accessCodes, 'pass.not-admitted', 'pass.undo-late'],
    limits: [doorLimit(120)],
    handle: async (req, res) => {
      const { ticketId, passId } = req.input;
      await access.at(req, ticketId);
      const order = await passes.orderOfPass(passId);
      if (order?.ticketId !== ticketId) throw new NotFoundError();
      const pass = (found: Order) => {
        const one = passOf(found, passId);
        if (!one) throw new NotFoundError();
        return one;
      };
      const undone = await orders.change(
        order.id,
        (found) => refuseIf(whyNotUndo(found, pass(found), clock())),
        (found) => undo(found, pass(found)),
      );
      res.json({ id: passId, seat: pass(undone).seat, status: 'issued' });
    },
  });
