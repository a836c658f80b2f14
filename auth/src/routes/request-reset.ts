import type { Clock } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { z } from 'zod';
import { requestReset as request } from '../domain/address.ts';
import type { Users } from '../models/users.ts';
import type { Links } from '../services/links.ts';
import { noSooner } from '../services/no-sooner.ts';
import { emailField } from './credentials-input.ts';

/** Longer than a link takes to be written down. */
const answeredAfterMs = 250;

interface Deps {
  users: Users;
  links: Links;
  clock: Clock;
}

export const requestReset = ({ users, links, clock }: Deps) => {
  const send = async (email: string) => {
    const user = await users.byEmail(email);
    if (!user) return;
    await users.change(user.id, (found) => request(found, links.next('reset', found), clock()));
  };

  return route({
    post: '/api/users/password-reset',
    summary: 'Send a link that resets the password; whether there is such an account is not said',
    who: 'anyone',
    input: { body: { email: emailField } },
    answer: { 202: z.strictObject({}) },
    limits: [{ points: 20, perSeconds: 600, by: 'address' }],
    handle: async (req, res) => {
      await noSooner(answeredAfterMs, send(req.input.email));
      res.status(202).json({});
    },
  });
};
