import { route } from '@ticketing/common/http';
import { accessCodes, accessRefusals } from '../../services/door-access.ts';
import type { PassDeps } from '../../services/pass-deps.ts';
import { checkInView, toCheckInView } from './check-in-view.ts';
import { doorLimit, gateField, ticketIdField } from './doors-input.ts';

const maxCode = 300;

type Deps = Pick<PassDeps, 'access' | 'admissions' | 'guests' | 'tickets'>;

export const checkIn = (deps: Deps) =>
  route({
    post: '/api/orders/check-ins',
    summary: 'Let somebody in by the code of their pass, once: the seller, or a helper by X-Door-Token',
    who: 'anyone',
    input: {
      body: {
        ticketId: ticketIdField,
        code: {
          isString: true,
          isLength: { options: { min: 1, max: maxCode } },
          errorMessage: { message: 'Code must be provided', code: 'code.required' },
        },
        gate: gateField,
      },
    },
    answer: { 200: checkInView },
    refusals: accessRefusals,
    codes: accessCodes,
    limits: [doorLimit(3000)],
    handle: async (req, res) => {
      const { ticketId, code, gate } = req.input;
      const door = await deps.access.at(req, ticketId);
      const outcome = await deps.admissions.checkIn(ticketId, code, gate ?? door.gate);
      res.json(await toCheckInView(deps, outcome));
    },
  });
