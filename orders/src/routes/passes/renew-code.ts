import { refuseIf } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { renewCode as renew, whyNotRenew } from '../../domain/passes.ts';
import { ownPass } from '../../services/own-pass.ts';
import type { PassDeps } from '../../services/pass-deps.ts';
import { passView, toPassView } from '../pass-view.ts';

export const renewCode = ({ orders, codes }: Pick<PassDeps, 'orders' | 'codes'>) =>
  route({
    post: '/api/orders/:orderId/passes/:passId/new-code',
    summary:
      'A new code for a pass, as after a lost phone: the one before is refused. What was given comes back',
    who: 'user',
    answer: { 200: passView },
    refusals: { 400: 'Admitted or void', 404: 'No such pass of yours' },
    codes: ['pass.admitted', 'pass.void', 'pass.too-many-codes'],
    limits: [{ points: 30, perSeconds: 600, by: 'user' }],
    handle: async (req, res) => {
      const mine = ownPass(req.user.id, String(req.params.passId));
      const order = await orders.change(
        String(req.params.orderId),
        (found) => refuseIf(whyNotRenew(found, mine(found))),
        (found) => renew(found, mine(found)),
      );
      res.json(toPassView(codes, order, mine(order)));
    },
  });
