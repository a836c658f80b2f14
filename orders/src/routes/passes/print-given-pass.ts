import { NotFoundError } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { passPdf } from '@ticketing/common/passes';
import { z } from 'zod';
import { passStatus } from '../../domain/passes.ts';
import { bearerOf } from '../../services/bearer.ts';
import type { PassDeps } from '../../services/pass-deps.ts';
import { sheetOf } from '../../services/sheets.ts';
import { languageOf, languageQuery, sendFile } from '../pdf-input.ts';

type Deps = Pick<PassDeps, 'passes' | 'tickets' | 'codes'>;

export const printGivenPass = (deps: Deps) => {
  const bearer = bearerOf(deps);
  return route({
    get: '/api/orders/passes/:code/pass.pdf',
    summary: 'A pass to be printed, for whoever has its code',
    who: 'anyone',
    input: { query: languageQuery },
    answer: { 200: z.unknown() },
    mediaType: 'application/pdf',
    refusals: { 404: 'No such code, one that a newer one has replaced, or void' },
    codes: ['pass.replaced'],
    limits: [{ points: 30, perSeconds: 60, by: 'address' }],
    handle: async (req, res) => {
      const found = await bearer(String(req.params.code));
      if (passStatus(found.order, found.pass) === 'void') throw new NotFoundError();
      // whoever bought it is not named to whoever has it
      const guests = { nameOf: async () => found.pass.holder?.name };
      const sheet = await sheetOf({ ...deps, guests }, found);
      sendFile(res, 'ticket.pdf', 'application/pdf', await passPdf([sheet], languageOf(req)));
    },
  });
};
