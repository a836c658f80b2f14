import { route } from '@ticketing/common/http';
import { passStatus } from '../../domain/passes.ts';
import { bearerOf } from '../../services/bearer.ts';
import type { PassDeps } from '../../services/pass-deps.ts';
import { bearerPassView } from '../pass-view.ts';

type Deps = Pick<PassDeps, 'passes' | 'codes' | 'tickets'>;

export const showGivenPass = (deps: Deps) => {
  const bearer = bearerOf(deps);
  return route({
    get: '/api/orders/passes/:code',
    summary: 'A pass, for whoever has its code, as a link in a mail does',
    who: 'anyone',
    answer: { 200: bearerPassView },
    refusals: { 404: 'No such code, or one that a newer one has replaced' },
    codes: ['pass.replaced'],
    limits: [{ points: 120, perSeconds: 60, by: 'address' }],
    handle: async (req, res) => {
      const { order, pass, listing } = await bearer(String(req.params.code));
      const { title, startsAt, timeZone, venue, city } = listing;
      const { holder, seat } = pass;
      res.set('Cache-Control', 'no-store');
      res.json({
        ...{ title, startsAt, timeZone, venue, city, seat },
        number: order.number ?? order.id,
        ...(holder?.name === undefined ? {} : { holder: holder.name }),
        status: passStatus(order, pass),
        ...deps.codes.codesOf(order, pass),
      });
    },
  });
};
