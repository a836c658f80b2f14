import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Authentication } from '../services/authentication.ts';

export const signOut = ({ authentication }: { authentication: Authentication }) =>
  route({
    post: '/api/users/signout',
    summary: 'Sign out here: the session ends and the cookie goes',
    who: 'anyone',
    answer: { 200: z.strictObject({}) },
    handle: async (req, res) => {
      await authentication.signOut(req);
      res.json({});
    },
  });
