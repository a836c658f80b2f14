import { route } from '@ticketing/common/http';
import { z } from 'zod';
import { accessCodes, accessRefusals } from '../../services/door-access.ts';
import type { PassDeps } from '../../services/pass-deps.ts';
import { doorLimit, ticketIdField } from './doors-input.ts';

const countView = z.strictObject({
  in: z.int(),
  of: z.int(),
  /** Passes that doors without a connection let in more than once. */
  conflicts: z.int(),
  recent: z.array(
    z.strictObject({ at: z.iso.datetime(), gate: z.string().optional(), seat: z.int(), name: z.string() }),
  ),
});

type Deps = Pick<PassDeps, 'access' | 'passes' | 'people'>;

export const countCheckIns = ({ access, passes, people }: Deps) =>
  route({
    get: '/api/orders/check-ins',
    summary: 'How many are in, of how many, and who came last',
    who: 'anyone',
    input: { query: { ticketId: ticketIdField } },
    answer: { 200: countView },
    refusals: accessRefusals,
    codes: accessCodes,
    limits: [doorLimit(240)],
    handle: async (req, res) => {
      const { ticketId } = req.input;
      await access.at(req, ticketId);
      const [counts, recent] = await Promise.all([passes.counts(ticketId), passes.recent(ticketId)]);
      const names = await people.names(recent.map(({ userId }) => userId));
      res.json({
        ...counts,
        recent: recent.map(({ at, gate, seat, holder, userId }) => ({
          at,
          ...(gate === undefined ? {} : { gate }),
          seat,
          name: holder?.name ?? names.get(userId) ?? '',
        })),
      });
    },
  });
