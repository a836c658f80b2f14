import { type Clock, refuseIf } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { z } from 'zod';
import { requestConfirm as request, whyNotRequestConfirm } from '../domain/address.ts';
import type { Users } from '../models/users.ts';
import type { Links } from '../services/links.ts';

interface Deps {
  users: Users;
  links: Links;
  clock: Clock;
}

export const requestConfirm = ({ users, links, clock }: Deps) =>
  route({
    post: '/api/users/confirm/request',
    summary: 'Send another link that confirms my e-mail address',
    who: 'user',
    answer: { 202: z.strictObject({}) },
    refusals: { 400: 'Confirmed already' },
    codes: ['email.already-confirmed'],
    limits: [{ points: 10, perSeconds: 600, by: 'user' }],
    handle: async (req, res) => {
      await users.change(req.user.id, (user) => {
        refuseIf(whyNotRequestConfirm(user));
        return request(user, links.next('confirm', user), clock());
      });
      res.status(202).json({});
    },
  });
