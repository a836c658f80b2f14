import { BadRequestError, type Clock, refuseIf } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { confirmEmail as confirm, invalidLink, whyNotConfirm } from '../domain/address.ts';
import type { Users } from '../models/users.ts';
import { hashOf } from '../services/links.ts';
import { tokenField } from './credentials-input.ts';

export const confirmEmail = ({ users, clock }: { users: Users; clock: Clock }) =>
  route({
    post: '/api/users/confirm',
    summary: 'Confirm an e-mail address by the link in a mail',
    who: 'anyone',
    input: { body: { token: tokenField } },
    answer: { 204: 'nothing' },
    codes: ['token.invalid', 'email.already-confirmed', 'resource.not-found'],
    limits: [{ points: 30, perSeconds: 600, by: 'address' }],
    handle: async (req, res) => {
      const hash = hashOf(req.input.token);
      const found = await users.byLink('confirm', hash);
      if (!found) throw new BadRequestError(invalidLink.message, invalidLink.code);
      await users.change(found.id, (user) => {
        refuseIf(whyNotConfirm(user, hash, clock()));
        return confirm(user);
      });
      res.status(204).send();
    },
  });
