import { route } from '@ticketing/common/http';
import { z } from 'zod';
import { accessCodes, accessRefusals } from '../../services/door-access.ts';
import type { PassDeps } from '../../services/pass-deps.ts';
import { settledView, toSettledView } from './check-in-view.ts';
import { doorLimit, isGate, ticketIdField } from './doors-input.ts';

const maxAdmissions = 200;
const maxCode = 300;
const time = z.iso.datetime();

interface Given {
  code: string;
  at: string;
  gate?: string;
}

const isGiven = ({ code, at, gate }: Partial<Given>): boolean =>
  typeof code === 'string' && code.length <= maxCode && time.safeParse(at).success && isGate(gate);

const areGiven = (list: unknown): boolean =>
  Array.isArray(list) && list.every((one) => typeof one === 'object' && one !== null && isGiven(one));

export const settleCheckIns = ({ access, admissions }: Pick<PassDeps, 'access' | 'admissions'>) =>
  route({
    post: '/api/orders/check-ins/settle',
    summary:
      'What a door let in while it had no connection; where another had done so before, it is a conflict',
    who: 'anyone',
    input: {
      body: {
        ticketId: ticketIdField,
        admissions: {
          isArray: { options: { max: maxAdmissions } },
          custom: { options: areGiven },
          errorMessage: {
            message: `Admissions must be at most ${maxAdmissions}, each with code and at`,
            code: 'admissions.invalid',
          },
        },
      },
    },
    answer: { 200: z.array(settledView) },
    refusals: accessRefusals,
    codes: accessCodes,
    limits: [doorLimit(120)],
    handle: async (req, res) => {
      const { ticketId } = req.input;
      const door = await access.at(req, ticketId);
      const given = (req.input.admissions as Given[]).map(({ code, at, gate = door.gate }) => ({
        code,
        at: new Date(at),
        ...(gate === undefined ? {} : { gate }),
      }));
      res.json((await admissions.settle(ticketId, given)).map(toSettledView));
    },
  });
