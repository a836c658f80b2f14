import { NotFoundError } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import type { Authentication } from '../services/authentication.ts';

export const endSession = ({ authentication }: { authentication: Authentication }) =>
  route({
    delete: '/api/users/sessions/:id',
    summary: 'Sign out one of my sessions',
    who: 'user',
    answer: { 204: 'nothing' },
    handle: async (req, res) => {
      const id = String(req.params.id);
      if (!(await authentication.endSession(req.user.id, id))) throw new NotFoundError();
      if (id === req.user.sid) req.session = null;
      res.status(204).send();
    },
  });
