import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Authentication } from '../services/authentication.ts';

const view = z.strictObject({
  currentUser: z
    .strictObject({ id: z.string(), email: z.string(), role: z.enum(['user', 'admin']) })
    .nullable(),
});

export const currentUser = ({ authentication }: { authentication: Authentication }) =>
  route({
    get: '/api/users/currentuser',
    summary: 'Who is signed in, if anybody; renews an old token while its session lives',
    who: 'anyone',
    answer: { 200: view },
    handle: async (req, res) => {
      const user = await authentication.currentUser(req);
      res.json({ currentUser: user ? { id: user.id, email: user.email, role: user.role } : null });
    },
  });
