import { NotFoundError, ownedBy } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { passPdf } from '@ticketing/common/passes';
import { z } from 'zod';
import { isGiven } from '../../domain/pass.ts';
import { passStatus } from '../../domain/passes.ts';
import type { PassDeps } from '../../services/pass-deps.ts';
import { sheetOf } from '../../services/sheets.ts';
import { languageOf, languageQuery, sendFile } from '../pdf-input.ts';

type Deps = Pick<PassDeps, 'orders' | 'tickets' | 'codes' | 'guests'>;

export const printPasses = (deps: Deps) =>
  route({
    get: '/api/orders/:orderId/passes.pdf',
    summary: 'My passes to be printed, one a page: those that I have not given away',
    who: 'user',
    input: { query: languageQuery },
    answer: { 200: z.unknown() },
    mediaType: 'application/pdf',
    refusals: { 404: 'No such order of yours, or no pass to print' },
    limits: [{ points: 30, perSeconds: 60, by: 'user' }],
    handle: async (req, res) => {
      const order = await deps.orders.findCurrent(String(req.params.orderId), ownedBy(req.user.id));
      const listing = (await deps.tickets.find(order.ticketId)) ?? order.ticket;
      const mine = (order.passes ?? []).filter(
        (pass) => !isGiven(pass) && passStatus(order, pass) !== 'void',
      );
      if (mine.length === 0) throw new NotFoundError();
      const sheets = await Promise.all(mine.map((pass) => sheetOf(deps, { order, pass, listing })));
      sendFile(res, 'tickets.pdf', 'application/pdf', await passPdf(sheets, languageOf(req)));
    },
  });
