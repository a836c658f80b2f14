import type { Clock } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { signOutEverywhere } from '../domain/user.ts';
import type { Users } from '../models/users.ts';

export const endUserSessions = ({ users, clock }: { users: Users; clock: Clock }) =>
  route({
    delete: '/api/users/:id/sessions',
    summary: 'Sign somebody out everywhere',
    who: 'admin',
    answer: { 204: 'nothing' },
    handle: async (req, res) => {
      await users.change(String(req.params.id), (user) => signOutEverywhere(user, clock()));
      res.status(204).send();
    },
  });
