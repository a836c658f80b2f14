import type { Clock } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { signOutEverywhere } from '../domain/user.ts';
import type { Users } from '../models/users.ts';

export const endAllSessions = ({ users, clock }: { users: Users; clock: Clock }) =>
  route({
    delete: '/api/users/sessions',
    summary: 'Sign out everywhere, here too',
    who: 'user',
    answer: { 204: 'nothing' },
    handle: async (req, res) => {
      await users.change(req.user.id, (user) => signOutEverywhere(user, clock()));
      req.session = null;
      res.status(204).send();
    },
  });
