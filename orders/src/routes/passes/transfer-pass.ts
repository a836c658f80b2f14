import { refuseIf } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import type { Holder } from '../../domain/pass.ts';
import { transfer, whyNotRenew } from '../../domain/passes.ts';
import { ownPass } from '../../services/own-pass.ts';
import type { PassDeps } from '../../services/pass-deps.ts';
import { passView, toPassView } from '../pass-view.ts';

const maxEmail = 254;
const maxName = 80;
/** As auth compares them. */
const keyOf = (email: string) => email.trim().normalize('NFKC').toLowerCase();

export const transferPass = ({ orders, codes }: Pick<PassDeps, 'orders' | 'codes'>) =>
  route({
    post: '/api/orders/:orderId/passes/:passId/transfer',
    summary: 'Give a pass to somebody, who gets it by mail; the code before is refused',
    who: 'user',
    input: {
      body: {
        email: {
          isString: true,
          trim: true,
          isEmail: true,
          isLength: { options: { max: maxEmail } },
          errorMessage: { message: 'Email must be valid', code: 'email.invalid' },
        },
        name: {
          optional: true,
          isString: true,
          trim: true,
          isLength: { options: { min: 1, max: maxName } },
          errorMessage: {
            message: `Name must be text of at most ${maxName} characters`,
            code: 'name.invalid',
          },
        },
      },
    },
    answer: { 200: passView },
    refusals: { 400: 'Admitted or void', 404: 'No such pass of yours' },
    codes: ['pass.admitted', 'pass.void', 'pass.too-many-codes'],
    limits: [{ points: 30, perSeconds: 600, by: 'user' }],
    handle: async (req, res) => {
      const { email, name } = req.input;
      const holder: Holder = {
        ...(name === undefined ? {} : { name }),
        // to oneself: it is not given
        ...(keyOf(email) === keyOf(req.user.email) ? {} : { email }),
      };
      const mine = ownPass(req.user.id, String(req.params.passId));
      const order = await orders.change(
        String(req.params.orderId),
        (found) => refuseIf(whyNotRenew(found, mine(found))),
        (found) => transfer(found, mine(found), holder),
      );
      res.json(toPassView(codes, order, mine(order)));
    },
  });
